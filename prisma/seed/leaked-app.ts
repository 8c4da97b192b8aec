import { now } from '@/lib/clock'
import { reportLeak } from '@/lib/leaks/report-leak'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { flushUses } from '@/lib/usage/flush'
import { noteValueRequest } from '@/lib/usage/note-value-request'
import { goTo } from './calendar'
import type { People } from './people'
import { register } from './register'
import { used, WAREHOUSE } from './used'

const FINDER = { address: '203.0.113.77', userAgent: 'Mozilla/5.0', requestId: null }

/** An app from Azure DevOps: a script still asks for its secret, and somebody has found one of them. */
export async function seedLostProperty({ mateo }: People): Promise<void> {
  goTo(60)
  const { id } = await register(mateo, {
    name: 'Lost property',
    type: 'machine',
    company: 'Fjord Rail',
    description: 'Tells travellers whether somebody has found what they left on a train.',
    scopes: ['finds:read'],
    logo: ['#0f766e', 'L'],
  })
  const { secret, value } = await issueSecret(mateo, id, { name: 'Cluster', expiresAt: null })
  for (const day of [59, 30, 2, 1]) await used(secret, day, WAREHOUSE)
  for (const day of [40, 20, 0.5]) {
    goTo(day)
    noteValueRequest({ appId: id, address: '198.51.100.23', userAgent: 'curl/8.7.1' }, now())
  }
  await flushUses()
  goTo(0.2)
  const place = 'https://paste.example/lost-property-deployment'
  await reportLeak({ value, place, reporter: 'stranger', origin: FINDER })
}
