import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose'

/** An app's server for back-channel logout. */
export type LogoutListener = {
  uri: string
  /** Each received logout token, verified as OpenID Connect Back-Channel Logout 1.0 §2.6 says. */
  heard: JWTPayload[]
  /** What it answers to a token that verifies. */
  status: number
  close(): void
}

type ListenerOptions = { issuer: string; audience: () => string }

/** Listens on a port of its own. Answers 400 to a token that does not verify. */
export async function listenForLogout({
  issuer,
  audience,
}: ListenerOptions): Promise<LogoutListener> {
  const keys = createRemoteJWKSet(new URL('/oauth2/jwks', issuer))
  const listener: LogoutListener = { uri: '', heard: [], status: 204, close }
  const server = createServer(async (req, res) => {
    try {
      const token = new URLSearchParams(await text(req)).get('logout_token') ?? ''
      const options = { issuer, audience: audience(), typ: 'logout+jwt' }
      listener.heard.push((await jwtVerify(token, keys, options)).payload)
      res.writeHead(listener.status).end()
    } catch {
      res.writeHead(400).end()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the listener has no port')
  listener.uri = `http://127.0.0.1:${address.port}/backchannel`
  return listener

  function close(): void {
    server.close()
    server.closeAllConnections()
  }
}
