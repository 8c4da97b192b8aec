import { inOrganization, organizationIn } from '@/lib/organizations/organization-address'

/** In a browser: the same address of ours, in the organization of the page's address. */
export function inThisOrganization(href: string): string {
  return inOrganization(href, organizationIn(window.location.search))
}
