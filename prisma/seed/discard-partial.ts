import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { NOOR } from './leaver'
import { PEOPLE } from './people'
import { ELIN } from './second-organization'

/** The last event of a seed. Once it is in the audit log, the seed was complete. */
export type LastEvent = { action: 'app.registered'; targetName: string }

/**
 * Deletes what a seed left that was interrupted, its people included. The audit log stays, as
 * always, and with it the names of the organizations. Deletes nothing when the seed was complete, or when
 * one of the organizations has other people.
 */
export async function discardPartial(last: LastEvent): Promise<void> {
  const emails = [...Object.values(PEOPLE), NOOR, ELIN].map(({ email }) => email as string)
  const founder = await db().membership.findFirst({
    where: { person: { email: emails[0] ?? '' } },
    orderBy: { createdAt: 'asc' },
  })
  if (!founder) return
  const complete = await db().auditEvent.count({
    where: { organizationId: founder.organizationId, ...last },
  })
  const seeded = await db().membership.findMany({ where: { person: { email: { in: emails } } } })
  const organizationId = { in: seeded.map((one) => one.organizationId) }
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
    // The oldest organization runs the installation, which must not be one without people.
    db().organization.updateMany({ where: { id: organizationId }, data: { createdAt: now() } }),
  ])
}
