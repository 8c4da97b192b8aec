import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type { Actor } from '@/lib/actor'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { Refusal } from '@/lib/errors'
import { requestOrigin } from '@/lib/http/request-origin'
import { checkSession, type SessionCheck } from '@/lib/people/sessions/check-session'
import { noteAccount } from '@/lib/request-notes'
import { namedOrganization, pathOfRequest } from './named-organization'
import { readSessionCookie } from './session-cookie'

const PAGES = {
  second_factor_awaited: '/second-factor',
  second_factor_missing: '/second-factor/set-up',
} as const

function pageForMissingFactor(session: SessionCheck): string | null {
  return 'candidate' in session ? PAGES[session.because] : null
}

/** The session of this request. Looked up once per request, even when many components ask. */
const currentSession = cache(async (): Promise<SessionCheck> => {
  const sessionId = await readSessionCookie()
  if (!sessionId) return { alive: false, because: 'absent' }
  const session = await checkSession(sessionId, await requestOrigin(), await namedOrganization())
  if (session.alive) noteAccount(session.actor.personId)
  else if ('candidate' in session) noteAccount(session.candidate.personId)
  return session
})

/**
 * The person who makes this request. For actions and routes. Refuses with `not_signed_in`, and with
 * `second_factor_required` until the person has set up the second factor that they need.
 */
export async function currentActor(): Promise<Actor> {
  const session = await currentSession()
  if (session.alive) return session.actor
  refuseNoMember(session)
  const missing = session.because === 'second_factor_missing'
  throw new Refusal(missing ? 'second_factor_required' : 'not_signed_in', session.because)
}

/**
 * Whoever is no member of the organization that the address names finds nothing there, but stays signed
 * in.
 */
function refuseNoMember(session: SessionCheck): void {
  if (!session.alive && session.because === 'not_member') {
    throw new Refusal('not_found', 'no member there')
  }
}

/** How the signed-in person has authenticated, by the names of RFC 8176; empty if nobody knows. */
export async function authenticationMethods(): Promise<string[]> {
  const session = await currentSession()
  return session.alive ? session.amr : []
}

/** The person who makes this request, or null. */
export async function actorIfSignedIn(): Promise<Actor | null> {
  const session = await currentSession()
  return session.alive ? session.actor : null
}

/**
 * The ids of the organizations in which this session may act, where there are several; none of a person
 * of one organization.
 */
export async function severalOrganizations(): Promise<string[]> {
  const session = await currentSession()
  return session.alive && session.organizations.length > 1 ? session.organizations : []
}

/**
 * For pages: the signed-in person. Redirects anybody else to sign in and then back to this page.
 * Whoever is no member of the organization that the address names gets a 404.
 */
export async function signedInActor(): Promise<Actor> {
  const session = await currentSession()
  if (session.alive) return session.actor
  if (session.because === 'not_member') notFound()
  const query = new URLSearchParams()
  const next = await pathOfRequest()
  if (next) query.set('next', next)
  const gap = pageForMissingFactor(session)
  if (gap) redirect(`${gap}?${query}`)
  if (session.because !== 'absent') query.set('because', session.because)
  redirect(`/sign-in?${query}`)
}

/**
 * The page on which a person enters the second factor, or sets it up; null when nothing is missing.
 */
export async function missingFactorPage(): Promise<string | null> {
  return pageForMissingFactor(await currentSession())
}

/** The person of this request. Their second factor may still be missing. */
export type Visitor = { person: Actor; sessionId: Plaintext }

/** The person of this request, with the right password at least. Refuses as `currentActor` does. */
export async function currentVisitor(): Promise<Visitor> {
  const session = await currentSession()
  const sessionId = await readSessionCookie()
  if (sessionId && session.alive) return { person: session.actor, sessionId }
  if (sessionId && 'candidate' in session) return { person: session.candidate, sessionId }
  refuseNoMember(session)
  throw new Refusal('not_signed_in', session.alive ? 'no cookie' : session.because)
}

/**
 * The person who may add a second factor in this request: they are signed in, or only lack a factor
 * to be signed in. Refuses as `currentVisitor` does.
 */
export async function currentOwner(): Promise<{ owner: Actor; sessionId: Plaintext }> {
  const session = await currentSession()
  const { person, sessionId } = await currentVisitor()
  if (session.alive || session.because === 'second_factor_missing') {
    return { owner: person, sessionId }
  }
  throw new Refusal('not_signed_in', session.because)
}
