import { expect, test } from '@/lib/apps/testing/fixtures'
import { plansOf } from '@/lib/db/testing/plans'
import { moveNextClients } from '@/lib/import/move-clients'
import { deliverDueMails } from '@/lib/mail/deliver-mails'
import { sendVia } from '@/lib/mail/testing/mails'
import { mailNotices } from '@/lib/notices/mail-notices'
import { tellPeople } from '@/lib/notices/tell-people'
import { deliverDueNotices } from '@/lib/oauth/logout-notices/deliver-notices'
import { pushDueSignals } from '@/lib/oauth/shared-signals/push-signals'
import { answerResetRequests } from '@/lib/people/forgotten/answer-reset-requests'
import { waitingInQueues } from '@/lib/queue/waiting'
import { countExpiring } from '@/lib/secrets/count-expiring'
import { deliverMessages } from '@/lib/webhooks/delivery/deliver-messages'
import { endDueSecrets } from './end-planned-secrets'
import { rotateDueSecrets } from './rotate-secrets'
import { sealOnce } from './seal-audit-log'
import { sweepOnce } from './sweeper'

const goOn = () => false

/** What runs by itself, and what is read for the metrics. */
const WORK = {
  sweepOnce: () => sweepOnce(goOn),
  sealOnce: () => sealOnce({ tidies: true, isStopping: goOn }),
  rotateDueSecrets: () => rotateDueSecrets(goOn),
  endDueSecrets: () => endDueSecrets(goOn),
  deliverDueNotices,
  deliverDueMails: () => {
    sendVia(new URL('smtp://127.0.0.1:9'))
    return deliverDueMails(goOn)
  },
  answerResetRequests: () => answerResetRequests(goOn),
  deliverMessages: () => deliverMessages(goOn),
  pushDueSignals,
  tellPeople,
  mailNotices,
  moveNextClients,
  countExpiring,
  waitingInQueues,
}

/** What is read as a whole, and why it may. */
const WHOLE: { [work in keyof typeof WORK]?: Record<string, string> } = {
  sweepOnce: {
    organization: 'few',
    policy: 'one for each organization',
    identity_provider: 'few',
    signing_key: 'few',
    person_session:
      'of people who are signed in; an index would cost each of their requests a write',
    caller: 'an index would cost each counted use a write',
  },
  deliverMessages: { webhook_endpoint: 'few' },
  moveNextClients: { client_import: 'few' },
}

for (const [name, work] of Object.entries(WORK)) {
  test(`${name} reads no table that grows from end to end`, async () => {
    const plans = await plansOf(work)
    expect(plans.length).toBeGreaterThan(0)
    const scanned = plans.flatMap(({ plan }) =>
      [...plan.matchAll(/Seq Scan on (\w+)[^\n]*\n\s+Disabled: true/g)].map(([, table]) => table),
    )
    const allowed = Object.keys(WHOLE[name as keyof typeof WORK] ?? {})
    expect([...new Set(scanned)].toSorted()).toEqual(allowed.toSorted())
  })
}
