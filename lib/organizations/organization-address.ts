/** The parameter in which an address of the portal carries the organization that it is about. */
export const ORGANIZATION_PARAMETER = 'organization'

const HERE = 'http://keyturn.invalid'

/**
 * The same address of ours, in this organization. Unchanged for another server, for an address that
 * names one already, and with null: people of one organization see no parameter.
 */
export function inOrganization(href: string, organizationId: string | null): string {
  if (organizationId === null || !href.startsWith('/') || href.startsWith('//')) return href
  const url = new URL(href, HERE)
  if (url.searchParams.has(ORGANIZATION_PARAMETER)) return href
  url.searchParams.set(ORGANIZATION_PARAMETER, organizationId)
  return url.pathname + url.search + url.hash
}

/** The organization that an address names; null if it names none. */
export function organizationIn(search: string): string | null {
  return new URLSearchParams(search).get(ORGANIZATION_PARAMETER)
}
