import { type ActionAnswer, callAction } from './action'
import { form } from './form'
import { granted } from './portal'
import type { Session } from './session'

/** Where a browser is after redirects: at a page of ours, or at another site's URL. */
export type Location = { url: URL; status: number; text: string }

const REDIRECTS = [302, 303, 307]
const HOPS_MAX = 12

/** Follows redirects on our origin. The URL of another origin is not requested. */
export async function follow(session: Session, to: string | URL): Promise<Location> {
  let url = new URL(to, session.origin)
  for (let hop = 0; hop < HOPS_MAX; hop += 1) {
    if (url.origin !== session.origin) return { url, status: 0, text: '' }
    const { status, headers, text } = await session.visit(url.href)
    const location = headers.get('location')
    if (!location || !REDIRECTS.includes(status)) return { url, status, text }
    url = new URL(location, url)
  }
  throw new Error(`too many redirects, last to ${url}`)
}

/** The id of the interaction whose page the browser shows. */
export function uidOf({ url, status }: Location): string {
  const [, uid] = /^\/interaction\/([\w-]+)$/.exec(url.pathname) ?? []
  if (!uid) throw new Error(`no interaction: ${status} ${url}`)
  return uid
}

/** Presses Approve or Deny. Answers the URL to which the page then sends the browser. */
export async function answer(
  session: Session,
  uid: string,
  pressed: 'approve' | 'deny',
): Promise<string> {
  return granted(await tryAnswer(session, uid, pressed))
}

/** The same, whatever comes of it. */
export function tryAnswer(
  session: Session,
  uid: string,
  pressed: 'approve' | 'deny',
): Promise<ActionAnswer<string>> {
  const page = `/interaction/${uid}`
  const pressing = form({ answer: pressed })
  return callAction(session, page, '[uid]/answerInteraction', uid, null, pressing)
}

/** The token of the engine's form on this page; empty when it has none. */
export function xsrfOf({ text }: Pick<Location, 'text'>): string {
  return /name="xsrf" value="([^"]+)"/.exec(text)?.[1] ?? ''
}

/** Opens the app's request as a signed-in person and answers it. Answers the app's redirect URL. */
export async function decide(
  session: Session,
  url: string | URL,
  pressed: 'approve' | 'deny' = 'approve',
): Promise<URL> {
  const at = await follow(session, url)
  if (at.url.origin !== session.origin) return at.url
  const onward = await answer(session, uidOf(at), pressed)
  return (await follow(session, onward)).url
}

/** Opens the app's sign-out request and confirms it. Answers the last URL. */
export async function signOut(session: Session, leave: URL): Promise<URL> {
  const question = await follow(session, leave)
  const body = new URLSearchParams({ xsrf: xsrfOf(question), logout: 'yes' })
  const left = await session.visit('/oauth2/logout/confirm', { method: 'POST', body })
  return (await follow(session, left.headers.get('location') ?? '/')).url
}
