import type { Actor } from '@/lib/actor'
import { Prisma } from '@/lib/db/generated/client'

/** The apps that this person may see, beside `app`. */
export function visibleTo(actor: Actor): Prisma.Sql {
  const own = Prisma.sql`AND (app.owner_id = ${actor.personId} OR EXISTS (
    SELECT 1 FROM app_member m WHERE m.app_id = app.id AND m.person_id = ${actor.personId}))`
  return Prisma.sql`app.organization_id = ${actor.organizationId}
    ${actor.role === 'developer' ? own : Prisma.empty}`
}
