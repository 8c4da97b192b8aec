import clsx from 'clsx'
import { CodeBlock } from '@/components/ui/code-block'
import { Link } from '@/components/ui/link'
import { Panel } from '@/components/ui/panel'
import { appPath } from '@/lib/apps/app'
import { FIELDS } from '@/lib/apps/fields/fields'
import { type Recipe, redirectUriOf, type Setting } from '@/lib/recipes/recipe'
import { RedirectUri } from './redirect-uri'

export type ConnectedApp = {
  id: string
  name: string
  redirectUris: readonly string[]
  /** Whether the actor may edit it here. */
  editable: boolean
}

type ConnectSectionProps = {
  app: ConnectedApp
  setting: Setting
  recipes: readonly Recipe[]
  chosen: Recipe
}

/** The code that connects the app, by the library that somebody chooses. */
export function ConnectSection({ app, setting, recipes, chosen }: ConnectSectionProps) {
  return (
    <Panel
      title="Connect your app"
      description="Code for a new app, with this app’s client ID and the addresses of this server. It reads the secret from the environment."
    >
      <div className="flex flex-col gap-5">
        <Libraries appId={app.id} recipes={recipes} chosen={chosen} />
        <Steps app={app} setting={setting} recipe={chosen} />
      </div>
    </Panel>
  )
}

type LibrariesProps = { appId: string; recipes: readonly Recipe[]; chosen: Recipe }

function Libraries({ appId, recipes, chosen }: LibrariesProps) {
  return (
    <nav aria-label="Libraries" className="flex flex-wrap gap-1 rounded-lg bg-sunken p-1">
      {recipes.map(({ id, label }) => (
        <Link
          key={id}
          href={`${appPath(appId)}/connect?with=${id}`}
          scroll={false}
          aria-current={id === chosen.id ? 'true' : undefined}
          className={clsx(
            'rounded-md px-2.5 py-1 font-medium text-[0.8125rem] -outline-offset-2 transition-colors',
            id === chosen.id
              ? 'bg-surface text-text shadow-xs ring-1 ring-border'
              : 'text-muted hover:text-text',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}

type StepsProps = { app: ConnectedApp; setting: Setting; recipe: Recipe }

function Steps({ app, setting, recipe }: StepsProps) {
  const redirectUri = redirectUriOf(recipe, setting)
  const { label, needs, packages, file } = recipe
  const environment = variablesOf(recipe, setting)
  const install = `npm install ${packages.join(' ')}`
  return (
    <ol className="flex flex-col gap-5">
      {redirectUri ? (
        <Step title="Register the redirect URI">
          <RedirectUri app={app} uri={redirectUri} />
        </Step>
      ) : null}
      {needs ? (
        <Step title="Switch on what it needs">
          <p className="text-muted">{FIELDS[needs].label}, in the app’s form under Protocol.</p>
        </Step>
      ) : null}
      <Step title="Install">
        <CodeBlock called="command" text={install} />
      </Step>
      {environment ? (
        <Step title="Put into the environment">
          <CodeBlock called="variables" text={environment} />
        </Step>
      ) : null}
      <Step title={file}>
        <CodeBlock called={`code for ${label}`} text={recipe.text(setting).trimEnd()} />
      </Step>
    </ol>
  )
}

const STANDS_FOR = { secret: 'a secret of this app', random: 'any long random text' }

/** One line for each variable, with a word in the place of what nobody but its owner may see. */
function variablesOf({ environment }: Recipe, { appUrl }: Setting): string {
  return Object.entries(environment)
    .map(([name, what]) => `${name}=${what === 'app-url' ? appUrl : `<${STANDS_FOR[what]}>`}`)
    .join('\n')
}

function Step({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <li className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium [overflow-wrap:anywhere]">{title}</h3>
      {children}
    </li>
  )
}
