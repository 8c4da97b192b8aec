import { randomInt } from 'node:crypto'
import { inOrganization } from '@/lib/organizations/organization-address'

export type Visit = {
  status: number
  headers: Headers
  text: string
}

/** A browser without a screen: keeps cookies, follows nothing, comes from an address of its own. */
export class Session {
  readonly #cookies = new Map<string, string>()

  constructor(
    readonly origin: string,
    readonly address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`,
  ) {}

  /** The same person, with the same cookies, at another process. */
  at(origin: string): Session {
    const twin = new Session(origin)
    for (const [name, value] of this.#cookies) twin.#cookies.set(name, value)
    return twin
  }

  /** The same person on pages whose addresses name this organization. */
  within(organizationId: string): Session {
    const twin = new SessionWithin(this.origin, organizationId)
    twin.take(this, () => true)
    return twin
  }

  cookies(): { name: string; value: string }[] {
    return [...this.#cookies].map(([name, value]) => ({ name, value }))
  }

  cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** Puts a cookie into it. */
  give(name: string, value: string): void {
    this.#cookies.set(name, value)
  }

  /** Takes over some of another browser's cookies. */
  take(other: Session, wanted: (name: string) => boolean): void {
    for (const { name, value } of other.cookies()) if (wanted(name)) this.#cookies.set(name, value)
  }

  async visit(path: string, init: RequestInit = {}): Promise<Visit> {
    const headers = new Headers(init.headers)
    headers.set('x-forwarded-for', this.address)
    if (!headers.has('user-agent')) headers.set('user-agent', 'keyturn-e2e')
    // On the loopback, packing takes longer than sending.
    if (!headers.has('accept-encoding')) headers.set('accept-encoding', 'identity')
    const cookie = this.cookieHeader()
    if (cookie) headers.set('cookie', cookie)
    const answer = await fetch(new URL(path, this.origin), { ...init, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) this.#keep(line)
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';')
    const cut = pair.indexOf('=')
    const [name, value] = [pair.slice(0, cut), pair.slice(cut + 1)]
    if (value === '' || /max-age=0\b/i.test(line)) this.#cookies.delete(name)
    else this.#cookies.set(name, value)
  }
}

class SessionWithin extends Session {
  constructor(
    origin: string,
    readonly organizationId: string,
  ) {
    super(origin)
  }

  override visit(path: string, init: RequestInit = {}): Promise<Visit> {
    return super.visit(inOrganization(path, this.organizationId), init)
  }
}

/** Signs in the way the sign-in page does. Throws when the credentials are refused. */
export async function signIn(
  origin: string,
  credentials: { email: string; password: string },
): Promise<Session> {
  const session = new Session(origin)
  const answer = await trySignIn(session, credentials)
  if (
    !/session/.test(
      session
        .cookies()
        .map((one) => one.name)
        .join(),
    )
  ) {
    throw new Error(`${credentials.email} could not sign in: ${answer.status} ${answer.text}`)
  }
  return session
}

/** The two requests of a sign-in, whatever comes of them. */
export async function trySignIn(
  session: Session,
  { email, password }: { email: string; password: string },
): Promise<Visit> {
  const { csrfToken } = JSON.parse((await session.visit('/api/auth/csrf')).text)
  return session.visit('/api/auth/callback/credentials', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true', callbackUrl: '/apps' }),
  })
}
