'use client'

import clsx from 'clsx'
import { inOrganization } from '@/lib/organizations/organization-address'
import { initials } from './avatar'
import { useOrganization } from './organization'

type LogoProps = {
  name: string
  /** Where its picture stands, or null. */
  src: string | null
  size: keyof typeof SIZES
}

const SIZES = {
  sm: 'size-8 rounded-lg text-xs',
  md: 'size-10 rounded-lg text-sm',
  lg: 'size-12 rounded-xl text-base',
  xl: 'size-14 rounded-2xl text-lg',
}

/** The picture of an app, or its initials. Its name stands beside it, so it is silent. */
export function Logo({ name, src, size }: LogoProps) {
  const organization = useOrganization()
  const frame = clsx('shrink-0 overflow-hidden border', SIZES[size])
  if (src) {
    return (
      // biome-ignore lint/performance/noImgElement: already resized by us, not for a shared cache
      <img
        src={inOrganization(src, organization)}
        alt=""
        loading="lazy"
        className={clsx(frame, 'bg-paper object-contain')}
      />
    )
  }
  return (
    <span
      aria-hidden="true"
      className={clsx(
        frame,
        'inline-flex items-center justify-center bg-sunken font-semibold text-muted',
      )}
    >
      {initials(name)}
    </span>
  )
}
