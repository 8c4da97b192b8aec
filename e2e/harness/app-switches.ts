import { callAction } from './action'
import { form } from './form'
import { granted } from './portal'
import type { Session } from './session'

/** Switches of an app, by their names in its form. */
export type AppSwitches = ('clientCredentials' | 'dpopRequired' | 'parRequired' | 'azureDevops')[]

type EditedApp = {
  app: { id: string; name: string }
  type: string
  redirectUris: string[]
  scopes: string[]
}

/** Saves the app's form as it is, with these switches on. */
export async function switchOn(
  owner: Session,
  { app, type, redirectUris, scopes }: EditedApp,
  switches: AppSwitches,
): Promise<void> {
  const typed = form({
    name: app.name,
    type,
    redirectUris: redirectUris.join('\n'),
    scopes: scopes.join('\n'),
  })
  for (const name of switches) typed.set(name, 'on')
  granted(await callAction(owner, `/apps/${app.id}/edit`, 'edit/edit', app.id, typed))
}
