import clsx from 'clsx'
import { initials } from '@/components/ui/avatar'
import { appPath } from '@/lib/apps/app'

type AppLogoProps = {
  app: { id: string; name: string; logoUpdatedAt: Date | null }
  size?: 'sm' | 'lg'
}

const SIZES = { sm: 'size-8 rounded-lg text-xs', lg: 'size-12 rounded-xl text-base' }

/** The address changes with the picture, so that an old one is never shown from a cache. */
export function appLogoUrl(app: { id: string; logoUpdatedAt: Date | null }): string | null {
  return app.logoUpdatedAt ? `${appPath(app.id)}/logo?v=${app.logoUpdatedAt.getTime()}` : null
}

/** The app's picture, or its initials. Its name stands beside it, so it is silent. */
export function AppLogo({ app, size = 'sm' }: AppLogoProps) {
  const url = appLogoUrl(app)
  const frame = clsx('shrink-0 overflow-hidden border', SIZES[size])
  if (url) {
    return (
      // biome-ignore lint/performance/noImgElement: already resized by us, not for a shared cache
      <img src={url} alt="" loading="lazy" className={clsx(frame, 'bg-paper object-contain')} />
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
      {initials(app.name)}
    </span>
  )
}
