import type { Metadata, Viewport } from 'next'
import { NeedsScript } from '@/components/frame/needs-script'
import { themeOf } from '@/components/frame/theme'
import { Toaster } from '@/components/ui/toast'
import { ZoneProvider } from '@/components/ui/zone'
import { readTheme } from '@/lib/http/theme-cookie'
import { readZone } from '@/lib/http/zone-cookie'
import { fontClasses } from './fonts/fonts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Keyturn', template: '%s · Keyturn' },
  description: 'Your OAuth clients and their secrets.',
  robots: { index: false, follow: false },
  referrer: 'same-origin',
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

/** The theme is rendered from a cookie, so that the first paint is already the right one. */
export default async function RootLayout({ children }: { children: React.ReactNode }) {
  const theme = themeOf(await readTheme())
  return (
    <html
      lang="en"
      data-theme={theme === 'system' ? undefined : theme}
      className={`${fontClasses} font-sans`}
    >
      <body>
        <NeedsScript />
        <ZoneProvider zone={await readZone()}>
          <Toaster>{children}</Toaster>
        </ZoneProvider>
      </body>
    </html>
  )
}
