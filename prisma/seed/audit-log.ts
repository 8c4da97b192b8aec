import { auditQuery } from '@/lib/audit/log/audit-query'
import { recordReading } from '@/lib/audit/log/record-reading'
import { changeRole } from '@/lib/people/testing/parsed'
import { setPolicy } from '@/lib/policies/testing/parsed'
import { flushUses } from '@/lib/usage/flush'
import { noteRefusedSignIn } from '@/lib/usage/note-refused-sign-in'
import { goTo } from './calendar'
import type { People } from './people'

/** What administrators and support do over the months, and who was not let in. */
export async function seedAuditLog({ ingrid, mateo, sam }: People): Promise<void> {
  const { personId } = mateo
  goTo(300)
  await setPolicy(ingrid, { refreshMaxDays: 90 })
  goTo(120)
  await changeRole(ingrid, { personId, role: 'support' })
  goTo(118)
  await changeRole(ingrid, { personId, role: 'developer' })
  goTo(45)
  await setPolicy(ingrid, { refreshMaxDays: 180, registeredSecretDays: 180 })
  goTo(12)
  for (let attempt = 0; attempt < 41; attempt += 1) refuse('wrong_password', personId)
  for (let attempt = 0; attempt < 7; attempt += 1) refuse('too_many_attempts', personId)
  await flushUses()
  goTo(3)
  refuse('unknown_email', '')
  await flushUses()
  await recordReading(sam, auditQuery.parse({ event: 'secret' }))
  goTo(0)
}

function refuse(cause: string, personId: string): void {
  noteRefusedSignIn({ organizationId: '', personId, cause, address: '203.0.113.200' })
}
