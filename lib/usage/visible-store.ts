import type { Actor } from '@/lib/actor'
import { Prisma } from '@/lib/db/generated/client'

/** The apps that this person may read, as `authorizeApp` decides for one; in SQL, beside `app`. */
export function visibleTo({ personId, organizationId, role }: Actor): Prisma.Sql {
  const own = Prisma.sql`AND app.id IN (
    SELECT id FROM app WHERE owner_id = ${personId}
    UNION ALL SELECT app_id FROM app_member WHERE person_id = ${personId})`
  return Prisma.sql`app.organization_id = ${organizationId}
    ${role === 'developer' ? own : Prisma.empty}`
}
