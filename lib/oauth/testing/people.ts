import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { now } from '@/lib/clock'
import { Plaintext } from '@/lib/crypto/plaintext'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { checkSession } from '@/lib/people/sessions/check-session'
import { endSession } from '@/lib/people/sessions/end-session'
import { startSession } from '@/lib/people/sessions/start-session'
import { approveInteraction } from '../interaction/approve-interaction'
import { nextStep } from '../interaction/next-step'
import type { InteractionRef } from '../interaction/open-interaction'
import { readInteraction } from '../interaction/read-interaction'
import { rebindSessions } from '../sessions/rebind-sessions'
import { makeOrganization } from './apps'
import type { Browser } from './browser'

/** A developer of a new organization. */
export async function makePerson(name = 'Bo'): Promise<Actor> {
  const personId = newId('psn')
  const createdAt = now()
  const email = `${personId.toLowerCase()}@example.com`
  const { organizationId } = await makeOrganization()
  const memberships = { create: { organizationId, role: 'developer' as const, createdAt } }
  await db().person.create({ data: { id: personId, email, name, createdAt, memberships } })
  const provenAt = now()
  return {
    personId,
    personName: name,
    organizationId,
    role: 'developer',
    provenAt,
    origin: NO_ORIGIN,
  }
}

/** Signs the person in to the portal at this browser. */
export async function signIn(browser: Browser, { personId }: Actor, amr = ['pwd']): Promise<void> {
  const { sessionEpoch: epoch } = await db().person.findUniqueOrThrow({ where: { id: personId } })
  const before = browser.portalSession
  const after = await startSession({ personId, epoch, amr }, NO_ORIGIN)
  if (before) await rebindSessions(new Plaintext(before), after)
  if (before) await endSession(new Plaintext(before))
  browser.portalSession = after.reveal()
}

/** Who is signed in to the portal at this browser, and how; null if nobody is. */
async function sessionOf({ portalSession: id }: Browser) {
  const check = id ? await checkSession(new Plaintext(id), NO_ORIGIN) : null
  return check?.alive ? { ...check.actor, amr: check.amr } : null
}

/** Opens the app's request and approves every step. Answers the URL that the app gets. */
export async function approve(browser: Browser, url: string | URL, actor: Actor): Promise<URL> {
  if ((await sessionOf(browser))?.personId !== actor.personId) await signIn(browser, actor)
  return agree(browser, await browser.follow(url), actor)
}

/** Approves every further step. Answers the URL that the app gets. */
export async function agree(browser: Browser, from: URL, actor: Actor): Promise<URL> {
  let at = from
  while (at.origin === browser.origin && at.pathname.startsWith('/interaction/')) {
    at = await browser.follow(await answer(browser, at, actor))
  }
  return at
}

async function answer(browser: Browser, { pathname }: URL, actor: Actor): Promise<string> {
  const ref = interactionRef(browser, pathname)
  const view = await readInteraction(ref)
  if (!view) throw new Error('the interaction is over')
  const here = await sessionOf(browser)
  const step = nextStep(view.pending, { ...actor, amr: [], ...here })
  if (step === 'reauthenticate') throw new Error('the app asks for re-authentication')
  return step === 'consent' || step === 'choose' ? approveInteraction(actor, ref) : view.resumeUrl
}

/** The interaction at a path, as the browser holds it. */
export function interactionRef(browser: Browser, pathname: string): InteractionRef {
  return { uid: pathname.split('/').at(-1) ?? '', cookieHeader: browser.cookies(pathname) }
}
