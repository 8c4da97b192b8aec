type Membership<R> = { organizationId: string; role: R }
type Session = { organizationId: string | null; staysThere: boolean }

/**
 * In which organization a session acts: the one that the request names, else the one in which it acted
 * last, else the oldest. A session that a provider of an organization began acts in that one alone.
 * Null if the person is no enabled member there.
 */
export function actingIn<R>(
  memberships: readonly Membership<R>[],
  { organizationId: last, staysThere }: Session,
  named: string | null,
): Membership<R> | null {
  const of = (id: string | null) => memberships.find((one) => one.organizationId === id)
  if (staysThere) return named === null || named === last ? (of(last) ?? null) : null
  if (named !== null) return of(named) ?? null
  return of(last) ?? memberships[0] ?? null
}
