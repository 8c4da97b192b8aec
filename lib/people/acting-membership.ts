/**
 * In SQL: which membership `m` is the one in which an app of an organization acts for a person. It is
 * the one in the app's own organization; for an outsider, the one that they have had for the longest
 * time. None if no membership of theirs is enabled. Both parameters are expressions.
 */
export function actingMembership(of: { person: string; organization: string }): string {
  return `WHERE m.person_id = ${of.person} AND m.disabled_at IS NULL
      ORDER BY m.organization_id = ${of.organization} DESC NULLS LAST, m.created_at, m.organization_id
      LIMIT 1`
}
