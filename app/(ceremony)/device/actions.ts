'use server'

import { endBrowserSession } from '@/lib/auth/browser-session'
import { leadTo } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'

/** Ends the session here and comes back to the same code with another person. */
export async function switchPerson(userCode: string): Promise<void> {
  return leadTo(async () => {
    await endBrowserSession()
    const query = new URLSearchParams({ step: 'confirm', user_code: argumentText(userCode) })
    return `/sign-in?${new URLSearchParams({ next: `/device?${query}` })}`
  })
}
