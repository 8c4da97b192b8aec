import { Logo } from '@/components/ui/logo'
import { appPath } from '@/lib/apps/app'

type AppLogoProps = {
  app: { id: string; name: string; logoUpdatedAt: Date | null }
  size?: 'sm' | 'lg'
}

/** The address changes with the picture, so that an old one is never shown from a cache. */
export function appLogoUrl(app: { id: string; logoUpdatedAt: Date | null }): string | null {
  return app.logoUpdatedAt ? `${appPath(app.id)}/logo?v=${app.logoUpdatedAt.getTime()}` : null
}

/** The picture of an app of the organization. */
export function AppLogo({ app, size = 'sm' }: AppLogoProps) {
  return <Logo name={app.name} src={appLogoUrl(app)} size={size} />
}
