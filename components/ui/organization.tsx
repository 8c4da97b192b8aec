'use client'

import { createContext, type ReactNode, useContext } from 'react'
import { ORGANIZATION_PARAMETER } from '@/lib/organizations/organization-address'

const Organization = createContext<string | null>(null)

type OrganizationOfPageProps = {
  /** Null for a person of one organization: no address of theirs names it. */
  id: string | null
  children: ReactNode
}

/** Around everything whose links lead to pages of one organization. */
export function OrganizationOfPage({ id, children }: OrganizationOfPageProps) {
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
