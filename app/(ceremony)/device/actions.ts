'use server'

import { redirect } from 'next/navigation'
import { endBrowserSession } from '@/lib/auth/browser-session'

/** Ends the session here and comes back to the same code with another person. */
export async function switchPerson(userCode: string): Promise<void> {
  await endBrowserSession()
  const query = new URLSearchParams({ step: 'confirm', user_code: String(userCode) })
  redirect(`/sign-in?${new URLSearchParams({ next: `/device?${query}` })}`)
}
