import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { PATH_HEADER } from '@/lib/http/request-origin'
import { inOrganization, organizationIn } from '@/lib/organizations/organization-address'
import { safeNext } from './safe-next'

/** The path and query of this request; null if they are not safe to lead anybody to. */
export async function pathOfRequest(): Promise<string | null> {
  return safeNext((await headers()).get(PATH_HEADER))
}

/**
 * The organization that the address of this request names: of a page, of a server action (the page that
 * calls it) or of a route. The only place where it is read.
 */
export async function namedOrganization(): Promise<string | null> {
  const path = await pathOfRequest()
  return path === null ? null : organizationIn(new URL(path, 'http://keyturn.invalid').search)
}

/** Leads to another page of ours, in the organization of this request. */
export async function redirectHere(path: string): Promise<never> {
  redirect(inOrganization(path, await namedOrganization()))
}
