import type { Metadata } from 'next'
import { RangeChoice } from '@/components/usage/range-choice'
import { UsagePanels } from '@/components/usage/usage-panels'
import { ValueRequestsPanel } from '@/components/usage/value-requests-panel'
import { whySecretless } from '@/lib/apps/app'
import { signedInActor } from '@/lib/auth/current-actor'
import { now } from '@/lib/clock'
import { listSecrets } from '@/lib/secrets/list-secrets'
import { findUsage } from '@/lib/usage/find-usage'
import { listCallers } from '@/lib/usage/list-callers'
import { listRefused } from '@/lib/usage/list-refused'
import { listValueRequests } from '@/lib/usage/list-value-requests'
import { appOfPage } from '../app-of-page'
import { readUsageQuery, usageAddress } from './usage-address'

type UsagePageProps = {
  params: Promise<{ clientId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: UsagePageProps): Promise<Metadata> {
  return { title: `Usage of ${(await appOfPage((await params).clientId)).name}` }
}

export default async function UsagePage({ params, searchParams }: UsagePageProps) {
  const app = await appOfPage((await params).clientId)
  const actor = await signedInActor()
  const { range, credentialId } = readUsageQuery(await searchParams)
  const [usage, secrets] = await Promise.all([
    findUsage(actor, app.id, range),
    listSecrets(actor, app.id),
  ])
  const since = usage.starts[0] ?? now()
  const which = credentialId ? { credentialId, since } : { since }
  const [callers, refused, valueRequests] = await Promise.all([
    listCallers(actor, app.id, which),
    listRefused(actor, app.id, which),
    listValueRequests(actor, app.id),
  ])
  return (
    <section aria-labelledby="usage" className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="usage" className="font-semibold text-lg">
          Usage
        </h2>
        <RangeChoice
          range={range}
          addressOf={(one) => usageAddress(app.id, { range: one, credentialId })}
        />
      </div>
      <UsagePanels
        secretless={whySecretless(app)}
        usage={usage}
        secrets={secrets}
        callers={callers}
        refused={refused}
        only={credentialId}
        addressOf={(id) => usageAddress(app.id, { range, credentialId: id })}
      />
      <ValueRequestsPanel requests={valueRequests} />
    </section>
  )
}
