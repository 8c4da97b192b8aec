'use server'

import { cookies } from 'next/headers'
import { THEME_COOKIE, type Theme, themeOf } from '@/components/frame/theme'
import { endBrowserSession } from '@/lib/auth/browser-session'
import { DAY } from '@/lib/clock'
import { answer, leadTo } from '@/lib/http/answer'

/** Keeps the theme in this browser, so that the server renders it from the first byte on. */
export async function chooseTheme(theme: Theme): Promise<void> {
  await answer(async () => {
    const jar = await cookies()
    jar.set(THEME_COOKIE, themeOf(theme), { path: '/', maxAge: 400 * DAY, sameSite: 'lax' })
  })
}

/** Signs this browser out, and with it the apps that its person is signed in to here. */
export async function signOut(): Promise<void> {
  return leadTo(async () => {
    await endBrowserSession()
    return '/sign-in'
  })
}
