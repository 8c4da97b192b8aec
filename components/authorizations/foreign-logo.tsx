import clsx from 'clsx'
import { initials } from '@/components/ui/avatar'

type LogoProps = {
  name: string
  /** Where its picture stands, or null. */
  src: string | null
  size?: 'md' | 'lg'
}

const SIZES = { md: 'size-10 rounded-lg text-sm', lg: 'size-14 rounded-2xl text-lg' }

/** The picture of an app that one may not see otherwise, or its initials. Its name stands beside it. */
export function ForeignLogo({ name, src, size = 'md' }: LogoProps) {
  const frame = clsx('shrink-0 overflow-hidden border', SIZES[size])
  if (src) {
    return (
      // biome-ignore lint/performance/noImgElement: already resized by us, not for a shared cache
      <img src={src} alt="" className={clsx(frame, 'bg-paper object-contain')} />
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
