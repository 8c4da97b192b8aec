import { callAction } from './action'
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
  const form = new FormData()
  form.set('answer', pressed)
  const page = `/interaction/${uid}`
  return granted(
    await callAction<string>(session, page, '[uid]/answerInteraction', uid, null, form),
  )
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
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(question.text)?.[1] ?? ''
  const body = new URLSearchParams({ xsrf, logout: 'yes' })
  const left = await session.visit('/oauth2/logout/confirm', { method: 'POST', body })
  return (await follow(session, left.headers.get('location') ?? '/')).url
}
