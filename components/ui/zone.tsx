'use client'

import { createContext, type ReactNode, useContext, useEffect, useSyncExternalStore } from 'react'

const ZoneContext = createContext('UTC')

const KEPT_MS = 400 * 24 * 60 * 60 * 1000

const never = () => () => {}
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

/**
 * Around everything. `zone` is what the server made the page with. The browser's own takes its place
 * once the page's script runs, and goes into the cookie of `readZone` for the next page.
 */
export function ZoneProvider({ zone, children }: { zone: string; children: ReactNode }) {
  const here = useSyncExternalStore(never, browserZone, () => zone)
  useEffect(() => {
    if (here === zone) return
    const name = location.protocol === 'https:' ? '__Host-keyturn-zone' : 'keyturn-zone'
    const expires = Date.now() + KEPT_MS
    // A browser without it, or one that keeps nothing, corrects each page once its script runs.
    window.cookieStore
      ?.set({ name, value: here, path: '/', sameSite: 'lax', expires })
      .catch(() => {})
  }, [here, zone])
  return <ZoneContext value={here}>{children}</ZoneContext>
}

/** The reader's time zone, an IANA name. */
export function useZone(): string {
  return useContext(ZoneContext)
}
