import { cookies } from 'next/headers'
import { browserCookie } from '@/lib/browser-cookie'
import { DAY } from '@/lib/clock'

const NAME = 'keyturn-theme'

/** The theme that this browser has chosen, as it stands in its cookie. */
export async function readTheme(): Promise<string | undefined> {
  const jar = await cookies()
  return jar.get(browserCookie(NAME).name)?.value
}

/** Keeps the theme in this browser. Only in actions. */
export async function keepTheme(theme: string): Promise<void> {
  const jar = await cookies()
  const { name, options } = browserCookie(NAME)
  jar.set(name, theme, { ...options, maxAge: 400 * DAY })
}
