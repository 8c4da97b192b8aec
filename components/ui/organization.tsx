'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { inOrganization, ORGANIZATION_PARAMETER } from '@/lib/organizations/organization-address'

const Organization = createContext<string | null>(null)

type OrganizationOfPageProps = {
  /** Null for a person of one organization: no address of theirs names it. */
  id: string | null
  children: ReactNode
}

/**
 * Around everything whose links lead to pages of one organization. An address that does not name it
 * yet, as after the sign-in, does from then on: what the page sends goes to its address.
 */
export function OrganizationOfPage({ id, children }: OrganizationOfPageProps) {
  const pathname = usePathname()
  const search = useSearchParams()
  useEffect(() => {
    const here = search.size > 0 ? `${pathname}?${search}` : pathname
    const told = inOrganization(here, id)
    if (told !== here) window.history.replaceState(null, '', told + window.location.hash)
  }, [id, pathname, search])
  return <Organization.Provider value={id}>{children}</Organization.Provider>
}

/** The organization that links of this page name; null if they name none. */
export function useOrganization(): string | null {
  return useContext(Organization)
}

/** For a form that leads to another page: it stays in the organization. */
export function OrganizationField() {
  const id = useOrganization()
  return id === null ? null : <input type="hidden" name={ORGANIZATION_PARAMETER} value={id} />
}
