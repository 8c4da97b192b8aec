import type { Role } from '@/lib/actor'
import { now } from '@/lib/clock'
import { rowsOf, type Statement } from '@/lib/db/statement'
import { accessIsOff, settingInSql } from '@/lib/policies/policy-sql'

/** Who a person is in their organization now, and how recently they have to have proven it. */
export type Standing = {
  name: string
  organizationId: string
  role: Role
  stepUpMinutes: number
  /** Whether every organization of theirs lets the app in (third-party access via OAuth). */
  thirdPartyAccess: boolean
}

/** One statement, because each call of a program for a person asks it. */
const FIND: Statement = {
  name: 'find-standing-of-caller',
  text: `
    SELECT person.name, membership.organization_id AS "organizationId", membership.role::text AS role,
      ${settingInSql('stepUpMinutes')} AS "stepUpMinutes",
      bool_and(NOT ${accessIsOff('$4')}) OVER () AS "thirdPartyAccess"
    FROM person
    JOIN membership ON membership.person_id = person.id
    LEFT JOIN policy ON policy.organization_id = membership.organization_id
    LEFT JOIN app ON app.id = $3
    WHERE person.id = $1 AND membership.disabled_at IS NULL
    ORDER BY membership.organization_id =
        coalesce($2, app.organization_id) DESC NULLS LAST,
      membership.created_at, membership.organization_id
    LIMIT 1`,
}

/**
 * Who the person is in this organization, or in that of the app; an outsider, in the one that they have been in for the
 * longest time. Null if the person is gone, disabled or in no organization.
 */
export async function findStandingOf(
  personId: string,
  of: { organizationId?: string; appId?: string },
): Promise<Standing | null> {
  const values = [personId, of.organizationId ?? null, of.appId ?? null, now().toISOString()]
  return (await rowsOf<Standing>(FIND, values))[0] ?? null
}
