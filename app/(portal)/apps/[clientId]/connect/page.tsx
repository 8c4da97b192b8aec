import type { Metadata } from 'next'
import { AddressesPanel } from '@/components/connect/addresses-panel'
import { ConnectSection } from '@/components/connect/connect-section'
import { Panel } from '@/components/ui/panel'
import { whySecretless } from '@/lib/apps/app'
import { config } from '@/lib/config'
import { METADATA_PATHS, ROUTES } from '@/lib/oauth/protocol/routes'
import { chosenRecipe, recipesFor } from '@/lib/recipes/recipes-for'
import { settingOf } from '@/lib/recipes/setting-of'
import { appOfPage } from '../app-of-page'

type ConnectPageProps = {
  params: Promise<{ clientId: string }>
  searchParams: Promise<{ with?: string | string[] }>
}

export async function generateMetadata({ params }: ConnectPageProps): Promise<Metadata> {
  return { title: `Connect ${(await appOfPage((await params).clientId)).name}` }
}

export default async function ConnectPage({ params, searchParams }: ConnectPageProps) {
  const app = await appOfPage((await params).clientId)
  const { url } = config()
  const recipes = recipesFor({ ...app, keepsSecret: whySecretless(app) === null })
  const chosen = chosenRecipe(recipes, (await searchParams).with)
  const editable = app.mayChange && app.status !== 'deleted' && app.source !== 'metadata_document'
  const { id, name, redirectUris } = app
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      {chosen ? (
        <ConnectSection
          app={{ id, name, redirectUris, editable }}
          setting={settingOf(app, url)}
          recipes={recipes}
          chosen={chosen}
        />
      ) : (
        <Panel title="Connect your app">
          <p className="text-muted">
            No ready code fits an app of this kind. Any OAuth 2.0 or OpenID Connect library does.
          </p>
        </Panel>
      )}
      <AddressesPanel
        addresses={[
          ['Issuer', url],
          ['Client ID', id],
          ['Metadata', `${url}${METADATA_PATHS[1]}`],
          ['Authorization', `${url}${ROUTES.authorization}`],
          ['Token', `${url}${ROUTES.token}`],
          ['Userinfo', `${url}${ROUTES.userinfo}`],
          ['Keys', `${url}${ROUTES.jwks}`],
          ['Sign-out', `${url}${ROUTES.end_session}`],
        ]}
      />
    </div>
  )
}
