import { db } from '@/lib/db/client'
import { PEOPLE } from './people'

/** The last thing that happens in the story: once it stands in the trail, the story was told. */
export type End = { action: 'app.registered'; targetName: string }

/**
 * Makes room for the story when the process that was telling it has died: what it left, its people
 * included, goes. The trail stays, as always. Nothing goes when the story was told to its end, or
 * when somebody else has come into the organization since.
 */
export async function putHalfToldAside(end: End): Promise<void> {
  const emails = Object.values(PEOPLE).map(({ email }) => email as string)
  const founder = await db().membership.findFirst({ where: { person: { email: emails[0] ?? '' } } })
  if (!founder) return
  const { organizationId } = founder
  const ended = await db().auditEvent.count({ where: { organizationId, ...end } })
  const others = await db().membership.count({
    where: { organizationId, person: { email: { notIn: emails } } },
  })
  if (ended + others > 0) return
  const ofApps = { app: { organizationId } }
  const secrets = await db().secret.findMany({ where: ofApps, select: { id: true } })
  await db().$transaction([
    db().secretUseHour.deleteMany({ where: { secretId: { in: secrets.map(({ id }) => id) } } }),
    db().app.deleteMany({ where: { organizationId } }),
    db().api.deleteMany({ where: { organizationId } }),
    db().person.deleteMany({ where: { memberships: { some: { organizationId } } } }),
  ])
}
