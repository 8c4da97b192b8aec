import { addAppMember } from '@/lib/apps/testing/parsed'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { listSecrets } from '@/lib/secrets/list-secrets'
import { defaultSecretName } from '@/lib/secrets/secret'
import { issueSecret, regenerateSecrets, revokeSecret } from '@/lib/secrets/testing/parsed'
import { NIGHTLY_INVOICES } from './accounting-api'
import { goTo } from './calendar'
import { PEOPLE, type People } from './people'
import { register } from './register'
import { BILLING, BILLING_NEW, LAPTOP, used } from './used'

const inDays = (days: number) => secondsAfter(now(), days * DAY)

/** An app with half a year of secrets: expired, revoked, leaked, and now in rotation. */
export async function seedNightlyInvoices({ mateo, priya, ingrid }: People): Promise<void> {
  goTo(190)
  const { id } = await register(mateo, {
    name: NIGHTLY_INVOICES,
    type: 'machine',
    company: 'Fjord Rail',
    description: 'Sends the day’s group bookings to accounting at two in the morning.',
    websiteUrl: 'https://fjordrail.example/developers/invoices',
    scopes: ['bookings:read', 'invoices:write'],
    logo: ['#0f766e', 'N'],
  })
  const launch = await issueSecret(mateo, id, { name: 'Launch', expiresAt: inDays(30) })
  await used(launch.secret, 189, BILLING)
  goTo(162)
  const production = await issueSecret(mateo, id, { name: 'Production', expiresAt: inDays(180) })
  await used(launch.secret, 161, BILLING)
  await used(production.secret, 161, BILLING)
  goTo(120)
  await addAppMember(mateo, id, { email: PEOPLE.priya.email })
  const laptop = await issueSecret(priya, id, { name: 'Priya’s laptop', expiresAt: inDays(90) })
  await used(laptop.secret, 119, { ...LAPTOP, times: 3 })
  goTo(100)
  await revokeSecret(mateo, { appId: id, secretId: laptop.secret.id, reason: 'not_needed' })
  await used(production.secret, 60.1, BILLING)
  goTo(60)
  const leak = { name: 'After the leak', expiresAt: inDays(180), typedName: NIGHTLY_INVOICES }
  const { secret: afterLeak } = await regenerateSecrets(ingrid, id, leak)
  for (const day of [59, 40, 20, 7, 3, 2]) await used(afterLeak, day, BILLING)
  goTo(1.9)
  const name = defaultSecretName((await listSecrets(mateo, id)).slice(1), now())
  const old = { oldSecretId: afterLeak.id, oldEnds: 'quiet', quietHours: 48 } as const
  const next = await issueSecret(mateo, id, { name, expiresAt: inDays(180), ...old })
  await used(next.secret, 1, { ...BILLING_NEW, times: 8 })
  await used(next.secret, 0.12, { ...BILLING_NEW, times: 40 })
  await used(afterLeak, 0.002, { ...BILLING, times: 12 })
}
