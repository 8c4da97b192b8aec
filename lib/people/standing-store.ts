import type { Role } from '@/lib/actor'
import { rowsOf, type Statement } from '@/lib/db/statement'
import { settingInSql } from '@/lib/policies/policy-sql'

/** Who a person is in their organization now, and how recently they have to have proven it. */
export type Standing = {
  name: string
  organizationId: string
  role: Role
  stepUpMinutes: number
  /** Whether every organization of theirs lets apps in (third-party access via OAuth). */
  thirdPartyAccess: boolean
}

/** One statement, because each call of a program for a person asks it. */
const FIND: Statement = {
  name: 'find-standing-of-caller',
  text: `
    SELECT person.name, membership.organization_id AS "organizationId", membership.role::text AS role,
      ${settingInSql('stepUpMinutes')} AS "stepUpMinutes",
      bool_and(${settingInSql('thirdPartyAccess')}) OVER () AS "thirdPartyAccess"
    FROM person
    JOIN membership ON membership.person_id = person.id
    LEFT JOIN policy ON policy.organization_id = membership.organization_id
    WHERE person.id = $1 AND person.disabled_at IS NULL
    ORDER BY membership.created_at LIMIT 1`,
}

/** Null if the person is gone, disabled or in no organization. */
export async function findStandingOf(personId: string): Promise<Standing | null> {
  return (await rowsOf<Standing>(FIND, [personId]))[0] ?? null
}
