import { answer, type Location } from '../harness/ceremony'
import { Session } from '../harness/session'

const HOPS_MAX = 15

/**
 * A person with a browser that has no screen: follows redirects to every site, keeps each one's
 * cookies, sends forms that send themselves, and approves what Keyturn asks.
 */
export class Visitor {
  readonly #sites = new Map<string, Session>()

  /** `keyturn` is a session of somebody who is signed in at `issuer`. */
  constructor(
    readonly issuer: string,
    readonly keyturn: Session,
  ) {
    this.#sites.set(issuer, keyturn)
  }

  async go(to: string, init: RequestInit = {}): Promise<Location> {
    let [url, request] = [new URL(to), init]
    for (let hop = 0; hop < HOPS_MAX; hop += 1) {
      const { status, headers, text } = await this.at(url.origin).visit(
        url.pathname + url.search,
        request,
      )
      const next = headers.get('location') ?? (await this.#onward({ url, status, text }))
      if (!next) return { url, status, text }
      request = typeof next === 'string' ? {} : { method: 'POST', body: next.body }
      url = new URL(typeof next === 'string' ? next : next.action, url)
    }
    throw new Error(`too many redirects, last to ${url}`)
  }

  /** Says where the site of this origin is reached, as its proxy knows. */
  reach(origin: string, inner: string): void {
    this.#sites.set(origin, new Session(inner))
  }

  at(origin: string): Session {
    const session = this.#sites.get(origin) ?? new Session(origin)
    this.#sites.set(origin, session)
    return session
  }

  /** Where a page leads by itself, or by a press of Approve. */
  async #onward({ url, text }: Location) {
    if (url.origin !== this.issuer) return null
    const [, uid] = /^\/interaction\/([\w-]+)$/.exec(url.pathname) ?? []
    if (uid) return answer(this.keyturn, uid, 'approve')
    return selfSentForm(text)
  }
}

/** OAuth 2.0 Form Post Response Mode: a page that is nothing but a form. */
function selfSentForm(text: string) {
  const [, action] = /<form method="post" action="([^"]+)"/.exec(text) ?? []
  if (!action) return null
  const fields = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const body = new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value]))
  return { action, body }
}
