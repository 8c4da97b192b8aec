import type { Metadata } from 'next'
import { FederatedSection } from '@/components/federated/federated-section'
import { NotFederated } from '@/components/federated/not-federated'
import { whySecretless } from '@/lib/apps/app'
import { ISSUER_PRESET_NAMES } from '@/lib/apps/federated/issuer-presets'
import { listFederatedCredentials } from '@/lib/apps/federated/list-federated-credentials'
import { findOfflineLife } from '@/lib/apps/find-offline-life'
import { signedInActor } from '@/lib/auth/current-actor'
import { config } from '@/lib/config'
import { appOfPage } from '../app-of-page'
import { add, inspect, remove } from './actions'

type FederatedPageProps = {
  params: Promise<{ clientId: string }>
  searchParams: Promise<{ add?: string | string[] }>
}

export async function generateMetadata({ params }: FederatedPageProps): Promise<Metadata> {
  return { title: `Federated credentials of ${(await appOfPage((await params).clientId)).name}` }
}

export default async function FederatedPage({ params, searchParams }: FederatedPageProps) {
  const app = await appOfPage((await params).clientId)
  const { id, name, status, suspendedFor, mayChange, fapiProfile } = app
  const why = whySecretless(app)
  if (why) return <NotFederated name={name} why={why} />
  const wanted = (await searchParams).add
  const actor = await signedInActor()
  const [credentials, offline] = await Promise.all([
    listFederatedCredentials(actor, id),
    findOfflineLife(actor, id),
  ])
  return (
    <FederatedSection
      app={{ id, name, status, suspendedFor, mayChange, offline, inFapi: fapiProfile !== 'none' }}
      audience={config().url}
      credentials={credentials}
      adding={ISSUER_PRESET_NAMES.find((preset) => preset === wanted) ?? null}
      actions={{
        add: add.bind(null, id),
        remove: remove.bind(null, id),
        inspect: inspect.bind(null, id),
      }}
    />
  )
}
