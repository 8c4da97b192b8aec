import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose'

/** An app's server for back-channel logout. */
export type LogoutListener = {
  uri: string
  /** Each received logout token, verified as OpenID Connect Back-Channel Logout 1.0 §2.6 says. */
  heard: JWTPayload[]
  close(): void
}

type ListenerOptions = { issuer: string; audience: () => string; status?: number }

/** Listens on a port of its own. Answers 400 to a token that does not verify. */
export async function listenForLogout(listener: ListenerOptions): Promise<LogoutListener> {
  const { issuer, audience, status = 204 } = listener
  const keys = createRemoteJWKSet(new URL('/oauth2/jwks', issuer))
  const heard: JWTPayload[] = []
  const server = createServer(async (req, res) => {
    try {
      const token = new URLSearchParams(await text(req)).get('logout_token') ?? ''
      const options = { issuer, audience: audience(), typ: 'logout+jwt' }
      heard.push((await jwtVerify(token, keys, options)).payload)
      res.writeHead(status).end()
    } catch {
      res.writeHead(400).end()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the listener has no port')
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { uri: `http://127.0.0.1:${address.port}/backchannel`, heard, close }
}
