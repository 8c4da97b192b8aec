import { db } from '@/lib/db/client'
import { PEOPLE } from './people'

/** The last event of a seed. Once it is in the audit log, the seed was complete. */
export type LastEvent = { action: 'app.registered'; targetName: string }

/**
 * Deletes what a seed left that was interrupted, its people included. The audit log stays, as
 * always. Deletes nothing when the seed was complete, or when the organization has other people.
 */
export async function discardPartial(last: LastEvent): Promise<void> {
  const emails = Object.values(PEOPLE).map(({ email }) => email as string)
  const founder = await db().membership.findFirst({
    where: { person: { email: emails[0] ?? '' } },
    orderBy: { createdAt: 'asc' },
  })
  if (!founder) return
  const { organizationId } = founder
  const complete = await db().auditEvent.count({ where: { organizationId, ...last } })
  const others = await db().membership.count({
    where: { organizationId, person: { email: { notIn: emails } } },
  })
  if (complete + others > 0) return
  const ofApps = { app: { organizationId } }
  const secrets = await db().secret.findMany({ where: ofApps, select: { id: true } })
  await db().$transaction([
    db().secretUseHour.deleteMany({ where: { secretId: { in: secrets.map(({ id }) => id) } } }),
    db().app.deleteMany({ where: { organizationId } }),
    db().api.deleteMany({ where: { organizationId } }),
    db().person.deleteMany({ where: { memberships: { some: { organizationId } } } }),
  ])
}
