'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { THEME_COOKIE, type Theme, themeOf } from '@/components/frame/theme'
import { clearSessionCookie, readSessionCookie } from '@/lib/auth/session-cookie'
import { DAY } from '@/lib/clock'
import { endSession } from '@/lib/people/end-session'

/** Keeps the theme in this browser, so that the server renders it from the first byte on. */
export async function chooseTheme(theme: Theme): Promise<void> {
  const jar = await cookies()
  jar.set(THEME_COOKIE, themeOf(theme), { path: '/', maxAge: 400 * DAY, sameSite: 'lax' })
}

export async function signOut(): Promise<void> {
  const sessionId = await readSessionCookie()
  if (sessionId) await endSession(sessionId)
  await clearSessionCookie()
  redirect('/sign-in')
}
