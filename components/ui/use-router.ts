'use client'

import { useRouter as useNextRouter } from 'next/navigation'
import { useMemo } from 'react'
import { inOrganization, organizationIn } from '@/lib/organizations/organization-address'

/** In a browser: the same address of ours, in the organization of the page's address. */
export function inThisOrganization(href: string): string {
  return inOrganization(href, organizationIn(window.location.search))
}

/** The router of Next, which stays in the organization. */
export function useRouter(): Pick<
  ReturnType<typeof useNextRouter>,
  'push' | 'replace' | 'refresh'
> {
  const router = useNextRouter()
  return useMemo(
    () => ({
      push: (href, options) => router.push(inThisOrganization(href), options),
      replace: (href, options) => router.replace(inThisOrganization(href), options),
      refresh: () => router.refresh(),
    }),
    [router],
  )
}
