'use client'

import { useRouter as useNextRouter } from 'next/navigation'
import { useMemo } from 'react'
import { inThisOrganization } from './in-this-organization'

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
