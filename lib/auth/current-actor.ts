import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Actor } from '@/lib/actor'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { Refusal } from '@/lib/errors'
import { PATH_HEADER, requestOrigin } from '@/lib/http/request-origin'
import { checkSession, type SessionCheck } from '@/lib/people/sessions/check-session'
import { safeNext } from './safe-next'
import { readSessionCookie } from './session-cookie'

const PAGES = {
  second_factor_awaited: '/second-factor',
  second_factor_missing: '/second-factor/set-up',
} as const

function pageOfGap(session: SessionCheck): string | null {
  return 'candidate' in session ? PAGES[session.because] : null
}

/** The session of this request, looked up once however many parts of a page ask. */
const currentSession = cache(async (): Promise<SessionCheck> => {
  const sessionId = await readSessionCookie()
  if (!sessionId) return { alive: false, because: 'absent' }
  return checkSession(sessionId, await requestOrigin())
})

/**
 * The person who makes this request. Throws `Refusal` with `not_signed_in`, and with
 * `second_factor_required` while they have one to set up first. For actions and routes.
 */
export async function currentActor(): Promise<Actor> {
  const session = await currentSession()
  if (session.alive) return session.actor
  const missing = session.because === 'second_factor_missing'
  throw new Refusal(missing ? 'second_factor_required' : 'not_signed_in', session.because)
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
  const gap = pageOfGap(session)
  if (gap) redirect(`${gap}?${query}`)
  if (session.because !== 'absent') query.set('because', session.because)
  redirect(`/sign-in?${query}`)
}

/** Where somebody who lacks a second factor gives it or sets it up; null for everybody else. */
export async function whereToProve(): Promise<string | null> {
  return pageOfGap(await currentSession())
}

/** Whom this request is from, whether or not the second factor is still to come. */
export type Visitor = { person: Actor; sessionId: Plaintext }

/** Somebody whose password was right at least. Throws `Refusal('not_signed_in')`. */
export async function currentVisitor(): Promise<Visitor> {
  const session = await currentSession()
  const sessionId = await readSessionCookie()
  if (sessionId && session.alive) return { person: session.actor, sessionId }
  if (sessionId && 'candidate' in session) return { person: session.candidate, sessionId }
  throw new Refusal('not_signed_in', session.alive ? 'no cookie' : session.because)
}

/**
 * Who may add a factor in this request: whoever is signed in, or would be if they had one. Throws
 * `Refusal('not_signed_in')`.
 */
export async function currentOwner(): Promise<{ owner: Actor; sessionId: Plaintext }> {
  const session = await currentSession()
  const { person, sessionId } = await currentVisitor()
  if (session.alive || session.because === 'second_factor_missing') {
    return { owner: person, sessionId }
  }
  throw new Refusal('not_signed_in', session.because)
}
