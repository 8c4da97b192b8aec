import { rowsOf, type Statement } from '@/lib/db/statement'
import type { AppPerson } from './app'
import type { AppRecord } from './store'

/** An app with the people around it, by name, and when its logo was last changed. */
export type AppWithPeople = { record: AppRecord; people: AppPerson[]; logoUpdatedAt: Date | null }

/** One statement, because programs read apps all day. */
const FIND: Statement = {
  name: 'find-app-with-people',
  text: `
    SELECT to_jsonb(app) - ARRAY['granted_for_itself', 'granted_for_people', 'permissions_version'] AS app,
      of.members,
      (SELECT jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email) ORDER BY p.name)
        FROM person p WHERE p.id = ANY (array_append(of.members, app.owner_id))) AS people,
      (SELECT logo.updated_at FROM app_logo logo WHERE logo.app_id = app.id) AS "logoUpdatedAt"
    FROM app CROSS JOIN LATERAL (
      SELECT ARRAY(SELECT m.person_id FROM app_member m WHERE m.app_id = app.id) AS members) AS of
    WHERE app.id = $1 AND app.organization_id = $2`,
}

type Row = {
  app: Record<string, unknown>
  members: string[]
  people: AppPerson[] | null
  logoUpdatedAt: Date | null
}

/** The app, if it belongs to this organization. */
export async function findAppWithPeople(
  organizationId: string,
  appId: string,
): Promise<AppWithPeople | null> {
  const [row] = await rowsOf<Row>(FIND, [appId, organizationId])
  if (!row) return null
  const columns = Object.entries(row.app).map(([column, value]) => {
    const field = fieldOf(column)
    return [field, isMoment(field) && value !== null ? new Date(String(value)) : value]
  })
  const members = row.members.map((personId) => ({ personId }))
  const record = { ...Object.fromEntries(columns), members } as AppRecord
  return { record, people: row.people ?? [], logoUpdatedAt: row.logoUpdatedAt }
}

/** Columns have the names of Prisma's fields, in snake_case. */
function fieldOf(column: string): string {
  return column.replaceAll(/_[a-z]/g, (letter) => letter.charAt(1).toUpperCase())
}

const isMoment = (field: string) => /(At|Until)$/.test(field)
