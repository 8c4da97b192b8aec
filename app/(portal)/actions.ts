'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { THEME_COOKIE, type Theme, themeOf } from '@/components/frame/theme'
import { endBrowserSession } from '@/lib/auth/browser-session'
import { DAY } from '@/lib/clock'

/** Keeps the theme in this browser, so that the server renders it from the first byte on. */
export async function chooseTheme(theme: Theme): Promise<void> {
  const jar = await cookies()
  jar.set(THEME_COOKIE, themeOf(theme), { path: '/', maxAge: 400 * DAY, sameSite: 'lax' })
}

/** Signs this browser out, and with it the apps that its person is signed in to here. */
export async function signOut(): Promise<void> {
  await endBrowserSession()
  redirect('/sign-in')
}
