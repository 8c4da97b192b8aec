import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { PATH_HEADER, requestOrigin } from '@/lib/http/request-origin'
import { checkSession, type SessionCheck } from '@/lib/people/check-session'
import { safeNext } from './safe-next'
import { readSessionCookie } from './session-cookie'

/** The session of this request, looked up once however many parts of a page ask. */
const currentSession = cache(async (): Promise<SessionCheck> => {
  const sessionId = await readSessionCookie()
  if (!sessionId) return { alive: false, because: 'absent' }
  return checkSession(sessionId, await requestOrigin())
})

/** The person who makes this request. Throws `Refusal('not_signed_in')`. For actions and routes. */
export async function currentActor(): Promise<Actor> {
  const session = await currentSession()
  if (!session.alive) throw new Refusal('not_signed_in', session.because)
  return session.actor
}

/** The person who makes this request, or null. */
export async function actorIfSignedIn(): Promise<Actor | null> {
  const session = await currentSession()
  return session.alive ? session.actor : null
}

/** For pages: the signed-in person, or off to the sign-in page and back here afterwards. */
export async function signedInActor(): Promise<Actor> {
  const session = await currentSession()
  if (session.alive) return session.actor
  const query = new URLSearchParams()
  const next = safeNext((await headers()).get(PATH_HEADER))
  if (next) query.set('next', next)
  if (session.because !== 'absent') query.set('because', session.because)
  redirect(`/sign-in?${query}`)
}
