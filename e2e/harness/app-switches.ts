import { callAction } from './action'
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
  const form = new FormData()
  const typed = { name: app.name, type, redirectUris, scopes }
  for (const [name, value] of Object.entries(typed)) form.set(name, [value].flat().join('\n'))
  for (const name of switches) form.set(name, 'on')
  granted(await callAction(owner, `/apps/${app.id}/edit`, 'edit/edit', app.id, form))
}
