import type { Metadata } from 'next'
import { SecretsSection } from '@/components/secrets/secrets-section'
import { whySecretless } from '@/lib/apps/app'
import { findOfflineLife } from '@/lib/apps/find-offline-life'
import { listAppKeys } from '@/lib/apps/keys/list-app-keys'
import { signedInActor } from '@/lib/auth/current-actor'
import { config } from '@/lib/config'
import { findLimits } from '@/lib/secrets/find-limits'
import { listSecrets } from '@/lib/secrets/list-secrets'
import { findDailyUses } from '@/lib/usage/find-daily-uses'
import { findFederation } from '@/lib/usage/find-federation'
import { findLiveUse } from '@/lib/usage/find-live-use'
import { appOfPage } from '../app-of-page'
import { cancelEnd, inspect, issue, pause, regenerate, resume, revoke } from './actions'
import { MovedInOfSecrets } from './moved-in-of-secrets'
import { refusedWhilePaused } from './refused-while-paused'
import { ScheduleOfSecrets } from './schedule-of-secrets'

type SecretsPageProps = { params: Promise<{ clientId: string }> }

export async function generateMetadata({ params }: SecretsPageProps): Promise<Metadata> {
  return { title: `OAuth secrets of ${(await appOfPage((await params).clientId)).name}` }
}

export default async function SecretsPage({ params }: SecretsPageProps) {
  const app = await appOfPage((await params).clientId)
  const { id, name, status, suspendedFor, mayChange } = app
  const actor = await signedInActor()
  const [secrets, use, dailyUses, keys, federation, offline, limits] = await Promise.all([
    listSecrets(actor, id),
    findLiveUse(actor, id),
    findDailyUses(actor, id),
    listAppKeys(actor, id),
    findFederation(actor, id),
    findOfflineLife(actor, id),
    findLimits(actor, id),
  ])
  return (
    <SecretsSection
      note={
        <>
          <MovedInOfSecrets actor={actor} secrets={secrets} />
          <ScheduleOfSecrets actor={actor} appId={id} />
        </>
      }
      app={{
        id,
        name,
        status,
        suspendedFor,
        mayChange,
        offline,
        secretless: whySecretless(app),
        refusesSecrets: app.fapiProfile !== 'none',
        hasKeys:
          keys.length + federation.credentials.length > 0 ||
          app.jwksId !== null ||
          app.mtlsSubject !== '',
        limits,
      }}
      secrets={secrets}
      use={use}
      dailyUses={dailyUses}
      federation={federation}
      refusedWhilePaused={await refusedWhilePaused(actor, secrets)}
      tokenUrl={`${config().url}/oauth2/token`}
      actions={{
        issue: issue.bind(null, id),
        regenerate: regenerate.bind(null, id),
        inspect: inspect.bind(null, id),
        revoke: revoke.bind(null, id),
        pause: pause.bind(null, id),
        resume: resume.bind(null, id),
        cancelEnd: cancelEnd.bind(null, id),
      }}
    />
  )
}
