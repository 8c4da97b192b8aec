import type { Metadata } from 'next'
import { SecretsSection } from '@/components/secrets/secrets-section'
import { findApp } from '@/lib/apps/find-app'
import { signedInActor } from '@/lib/auth/current-actor'
import { config } from '@/lib/config'
import { listSecrets } from '@/lib/secrets/list-secrets'
import { inspect, issue, regenerate, revoke } from './actions'

export const metadata: Metadata = { title: 'OAuth secrets' }

export default async function SecretsPage({ params }: { params: Promise<{ clientId: string }> }) {
  const actor = await signedInActor()
  const { clientId } = await params
  const app = await findApp(actor, clientId)
  const secrets = await listSecrets(actor, clientId)
  const { id, name, status, mayChange } = app
  return (
    <SecretsSection
      app={{ id, name, status, mayChange }}
      secrets={secrets}
      tokenUrl={`${config().url}/oauth2/token`}
      doors={{
        issue: issue.bind(null, id),
        regenerate: regenerate.bind(null, id),
        inspect: inspect.bind(null, id),
        revoke: revoke.bind(null, id),
      }}
    />
  )
}
