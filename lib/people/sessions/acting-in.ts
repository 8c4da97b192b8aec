type Membership<R> = { organizationId: string; role: R }

type Session<R> = {
  organizationId: string | null
  staysThere: boolean
  person: { memberships: Membership<R>[] }
}

/**
 * The memberships in which a session may act: all enabled ones. A session that a provider of an
 * organization began acts in that one alone.
 */
export function membershipsOf<R>({ organizationId, staysThere, person }: Session<R>) {
  const { memberships } = person
  return staysThere
    ? memberships.filter((one) => one.organizationId === organizationId)
    : memberships
}

/**
 * The membership in which a request acts: in the organization that its address names, else in the last
 * one, else in the first of the list. Null if the named one is not among them.
 */
export function actingIn<R>(
  memberships: readonly Membership<R>[],
  { named, last }: { named: string | null; last: string | null },
): Membership<R> | null {
  const of = (id: string) => memberships.find((one) => one.organizationId === id) ?? null
  if (named !== null) return of(named)
  return (last === null ? null : of(last)) ?? memberships[0] ?? null
}
