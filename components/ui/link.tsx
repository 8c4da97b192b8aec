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
  /** What is done at an event beside what the link's owner does. */
  const meant =
    <E,>(ownHandler: ((event: E) => void) | undefined, isNow: boolean) =>
    (event: E) => {
      ownHandler?.(event)
      setMeant(isNow)
    }
  return (
    <NextLink
      {...own}
      href={inOrganization(href, organization)}
      prefetch={isMeant ? prefetch : false}
      onPointerEnter={meant(own.onPointerEnter, true)}
      onPointerLeave={meant(own.onPointerLeave, false)}
      onFocus={meant(own.onFocus, true)}
      onBlur={meant(own.onBlur, false)}
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
