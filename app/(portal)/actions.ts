'use server'

import { type Theme, themeOf } from '@/components/frame/theme'
import { endBrowserSession } from '@/lib/auth/browser-session'
import { answer, leadTo } from '@/lib/http/answer'
import { keepTheme } from '@/lib/http/theme-cookie'

/** Keeps the theme in this browser, so that the server renders it from the first byte on. */
export async function chooseTheme(theme: Theme): Promise<void> {
  await answer(() => keepTheme(themeOf(theme)))
}

/** Signs this browser out, and with it the apps that its person is signed in to here. */
export async function signOut(): Promise<void> {
  return leadTo(async () => {
    await endBrowserSession()
    return '/sign-in'
  })
}
