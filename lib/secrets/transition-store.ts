import type { Tx } from '@/lib/db/client'
import type { MovedInCounts, Transition } from './transition'

export async function findTransitionOf(tx: Tx, organizationId: string): Promise<Transition | null> {
  return tx.transition.findUnique({
    where: { organizationId },
    select: { endsAt: true, setAt: true, setByName: true },
  })
}

export async function writeTransition(
  tx: Tx,
  organizationId: string,
  transition: Transition,
): Promise<void> {
  await tx.transition.upsert({
    where: { organizationId },
    create: { organizationId, ...transition },
    update: transition,
    select: { organizationId: true },
  })
}

/** The secrets of the organization that another server made and that hold a slot, by what is known of them. */
export async function countMovedIn(
  tx: Tx,
  { organizationId, at }: { organizationId: string; at: Date },
): Promise<MovedInCounts> {
  const [counts] = await tx.$queryRaw<MovedInCounts[]>`
    SELECT count(*)::int AS waiting, count(DISTINCT secret.app_id)::int AS apps,
      count(*) FILTER (WHERE secret.weakness IS NOT NULL)::int AS weak,
      count(*) FILTER (WHERE used.secret_id IS NULL)::int AS "neverUsed",
      count(*) FILTER (WHERE EXISTS (SELECT FROM secret other WHERE other.app_id = secret.app_id
        AND other.slot IS NOT NULL AND other.moved_in_at IS NULL))::int AS rotating
    FROM secret JOIN app ON app.id = secret.app_id
    LEFT JOIN secret_use used ON used.secret_id = secret.id
    WHERE app.organization_id = ${organizationId} AND app.deleted_at IS NULL
      AND secret.moved_in_at IS NOT NULL AND secret.slot IS NOT NULL
      AND (secret.expires_at IS NULL OR secret.expires_at > ${at}::timestamptz)`
  return counts ?? { waiting: 0, apps: 0, weak: 0, neverUsed: 0, rotating: 0 }
}
