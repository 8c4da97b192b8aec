'use client'

import NextLink from 'next/link'
import type { ComponentProps } from 'react'
import { inOrganization } from '@/lib/organizations/organization-address'
import { useOrganization } from './organization'

type LinkProps = ComponentProps<typeof NextLink> & { href: string }

/** A link to a page of ours, in the organization of this page. */
export function Link({ href, ...props }: LinkProps) {
  return <NextLink href={inOrganization(href, useOrganization())} {...props} />
}

/** The same for what is no page, such as a file. */
export function FileLink({ href = '', children, ...props }: ComponentProps<'a'>) {
  return (
    <a href={inOrganization(href, useOrganization())} {...props}>
      {children}
    </a>
  )
}
