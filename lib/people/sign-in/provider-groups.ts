type Claims = Readonly<Record<string, unknown>>

/** A claim as an object with claims inside, or null. */
function inside(value: unknown): Claims | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Claims)
    : null
}

/**
 * What is at a path such as `realm_access.roles`. A claim whose own name has dots, such as
 * `https://acme.example/groups`, comes first.
 */
function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path]
  for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
    const head = path.slice(0, dot)
    const next = Object.hasOwn(claims, head) ? inside(claims[head]) : null
    const found = next ? claimAt(next, path.slice(dot + 1)) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/** The groups at a path of the claims: a list, one name, or the names of an object. */
export function groupsAt(claims: Claims, path: string): string[] {
  const found = claimAt(claims, path)
  if (typeof found === 'string') return [found]
  if (Array.isArray(found)) return found.filter((one) => typeof one === 'string')
  return Object.keys(inside(found) ?? {})
}

/**
 * Whether the groups are left out because they are too many for a token. The claim is then named as
 * one of another source (OpenID Connect Core 1.0, §5.6.2), or `hasgroups` says so (Entra).
 */
export function areGroupsMissed(claims: Claims, path: string): boolean {
  if (path === '' || claimAt(claims, path) !== undefined) return false
  const [first = ''] = path.split('.')
  const names = inside(claims._claim_names) ?? {}
  const isNamed = Object.hasOwn(names, path) || Object.hasOwn(names, first)
  return isNamed || [true, 'true'].includes(claims.hasgroups as boolean)
}
