import { DAY, now, secondsAfter } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import type { AppSetting } from '../exempt'

/** An exception straight in the table, and the note that there is one; `lib/violations` gives them. */
export async function anException(
  organizationId: string,
  of: { appId: string; setting: AppSetting },
  days = 300,
): Promise<void> {
  const by = { createdAt: now(), createdById: 'psn', createdByName: 'Ada', reason: 'Yearly' }
  const endsAt = secondsAfter(now(), days * DAY)
  await db().policyException.create({
    data: { id: newId('pex'), organizationId, ...of, ...by, endsAt },
  })
  await db().policy.update({ where: { organizationId }, data: { exempting: true } })
}
