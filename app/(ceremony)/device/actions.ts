'use server'

import { redirect } from 'next/navigation'
import { clearSessionCookie, readSessionCookie } from '@/lib/auth/session-cookie'
import { endSession } from '@/lib/people/end-session'

/** Ends the session here and comes back to the same code with another person. */
export async function signInAnew(userCode: string): Promise<void> {
  const sessionId = await readSessionCookie()
  if (sessionId) await endSession(sessionId)
  await clearSessionCookie()
  const query = new URLSearchParams({ step: 'confirm', user_code: String(userCode) })
  redirect(`/sign-in?${new URLSearchParams({ next: `/device?${query}` })}`)
}
