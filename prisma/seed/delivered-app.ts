import { generateKeyPairSync } from 'node:crypto'
import { now } from '@/lib/clock'
import { addTarget } from '@/lib/delivery/testing/parsed'
import { runDueSchedules } from '@/lib/rotation/run-schedules'
import { setSchedule } from '@/lib/rotation/testing/parsed'
import { watchRotations } from '@/lib/rotation/watch-rotations'
import { endPlannedSecrets } from '@/lib/secrets/end-planned-secrets'
import { listSecrets } from '@/lib/secrets/list-secrets'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { goTo } from './calendar'
import type { People } from './people'
import { register } from './register'
import { KIOSK, used } from './used'

/** An app that is rotated by schedule: one rotation is over. */
export async function seedCrewRoster({ mateo, ingrid }: People): Promise<void> {
  goTo(75)
  const { id } = await register(mateo, {
    name: 'Crew roster',
    type: 'machine',
    company: 'Fjord Rail',
    description: 'Tells the crews in the evening which trains they have the next day.',
    websiteUrl: 'https://fjordrail.example/developers/roster',
    scopes: ['timetables:read'],
    logo: ['#1d4ed8', 'C'],
  })
  const first = await issueSecret(mateo, id, { name: 'First', expiresAt: null })
  await used(first.secret, 70, KIOSK)
  goTo(60.1)
  const owner = { ...mateo, provenAt: now() }
  const { publicKey } = generateKeyPairSync('x25519')
  const recipient = JSON.stringify({ ...publicKey.export({ format: 'jwk' }), kid: 'roster-1' })
  await addTarget(owner, id, { kind: 'mailbox', name: 'Roster’s own key', recipient })
  await setSchedule(owner, id, { everyDays: 30, useWithinDays: 7, quietHours: 24 })
  await used(first.secret, 31, KIOSK)
  goTo(30)
  await runDueSchedules()
  const [next] = await listSecrets(ingrid, id)
  if (next) await used(next, 29.8, { ...KIOSK, times: 4 })
  await watchRotations()
  goTo(28)
  await endPlannedSecrets()
  await watchRotations()
  if (next) await used(next, 0.4, KIOSK)
}

/** The rotation that has just begun, as the policy of that time wants it. */
export async function rotateCrewRoster(): Promise<void> {
  goTo(0.02)
  await runDueSchedules()
}
