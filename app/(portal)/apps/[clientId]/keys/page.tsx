import type { Metadata } from 'next'
import { KeepsNoKey } from '@/components/app-keys/keeps-no-key'
import { KeysSection } from '@/components/app-keys/keys-section'
import { whySecretless } from '@/lib/apps/app'
import { findOfflineLife } from '@/lib/apps/find-offline-life'
import { jwksOf } from '@/lib/apps/jwks'
import { findPublishedKeysUse } from '@/lib/apps/keys/find-published-keys-use'
import { listAppKeys } from '@/lib/apps/keys/list-app-keys'
import { signedInActor } from '@/lib/auth/current-actor'
import { appOfPage } from '../app-of-page'
import { add, remove, setAddress } from './actions'

type KeysPageProps = { params: Promise<{ clientId: string }> }

export async function generateMetadata({ params }: KeysPageProps): Promise<Metadata> {
  return { title: `Public keys of ${(await appOfPage((await params).clientId)).name}` }
}

export default async function KeysPage({ params }: KeysPageProps) {
  const app = await appOfPage((await params).clientId)
  const { id, name, status, suspendedFor, mayChange, jwksUri, jwks } = app
  const registeredKeys = jwks ? jwksOf(jwks).keys.length : 0
  const actor = await signedInActor()
  const [keys, jwksUse, offline] = await Promise.all([
    listAppKeys(actor, id),
    findPublishedKeysUse(actor, id),
    findOfflineLife(actor, id),
  ])
  const why = whySecretless(app)
  if (why) return <KeepsNoKey name={name} why={why} jwksUri={jwksUri} jwksUse={jwksUse} />
  return (
    <KeysSection
      app={{ id, name, status, suspendedFor, mayChange, jwksUri, registeredKeys, jwksUse, offline }}
      keys={keys}
      actions={{
        add: add.bind(null, id),
        remove: remove.bind(null, id),
        setJwksUri: setAddress.bind(null, id),
      }}
    />
  )
}
