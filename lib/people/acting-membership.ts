/**
 * In SQL: the membership in which an app of an organization acts for a person. It is the one in the
 * app's own organization; for an outsider, the one that they have had for the longest time. Nothing if
 * no membership of theirs is enabled. Both parameters are expressions.
 */
export function actingMembership({
  person,
  organization,
}: Record<'person' | 'organization', string>) {
  return `SELECT m.organization_id, m.role FROM membership m
      WHERE m.person_id = ${person} AND m.disabled_at IS NULL
      ORDER BY m.organization_id = ${organization} DESC NULLS LAST, m.created_at, m.organization_id
      LIMIT 1`
}
