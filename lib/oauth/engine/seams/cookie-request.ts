import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Provider } from '../../protocol/oidc-provider'
import type { Session } from './session'

/**
 * The engine reads its signed cookies from its own request object. A page has none, so we build one
 * with the only part that the engine reads: the cookies.
 */
export function requestWith(cookieHeader: string | null) {
  const req = { headers: { cookie: cookieHeader ?? '' }, url: '/', socket: {} }
  const res = { getHeader() {}, setHeader() {} }
  return { req, res } as unknown as { req: IncomingMessage; res: ServerResponse }
}

type Interaction = InstanceType<Provider['Interaction']>

/** The interaction of this browser, by its signed cookie. */
export async function interactionOfCookie(
  provider: Provider,
  cookieHeader: string | null,
): Promise<Interaction | undefined> {
  const { req, res } = requestWith(cookieHeader)
  const { cookies } = provider.createContext(req, res)
  const id = cookies.get(provider.cookieName('interaction'), { signed: true })
  return id ? provider.Interaction.find(id) : undefined
}

/** The engine's session of this browser; an empty one if it has none. */
export function sessionOfCookie(
  { Session }: Provider,
  cookieHeader: string | null,
): Promise<Session> {
  const get = Session.get as (ctx: object) => Promise<Session>
  return get.call(Session, requestWith(cookieHeader))
}
