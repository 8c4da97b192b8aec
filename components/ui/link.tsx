'use client'

import NextLink from 'next/link'
import { type ComponentProps, useState } from 'react'
import { inOrganization } from '@/lib/organizations/organization-address'
import { useOrganization } from './organization'

type LinkProps = ComponentProps<typeof NextLink> & { href: string }

/**
 * A link to a page of ours, in the organization of this page. It fetches ahead while the pointer is over it
 * or the focus on it: each link that is only in sight would cost the server a page.
 */
export function Link({ href, prefetch = null, ...own }: LinkProps) {
  const [isMeant, setMeant] = useState(false)
  const organization = useOrganization()
  return (
    <NextLink
      {...own}
      href={inOrganization(href, organization)}
      prefetch={isMeant ? prefetch : false}
      onPointerEnter={(event) => {
        own.onPointerEnter?.(event)
        setMeant(true)
      }}
      onPointerLeave={(event) => {
        own.onPointerLeave?.(event)
        setMeant(false)
      }}
      onFocus={(event) => {
        own.onFocus?.(event)
        setMeant(true)
      }}
      onBlur={(event) => {
        own.onBlur?.(event)
        setMeant(false)
      }}
    />
  )
}

/** The same for what is no page, such as a file. */
export function FileLink({ href = '', children, ...props }: ComponentProps<'a'>) {
  return (
    <a href={inOrganization(href, useOrganization())} {...props}>
      {children}
    </a>
  )
}
