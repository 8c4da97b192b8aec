import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { giveSecret, makeApp } from './apps'

/** An app that checks the tokens of an API with JWTs of the organization, and its own token. */
export async function makeReceiver(
  origin: string,
  organization: { organizationId: string; ownerId: string },
) {
  const { organizationId } = organization
  const [apiId, at] = [newId('api'), now()]
  const identifier = `https://${apiId}.example`
  const tokens = {
    tokenFormat: 'jwt',
    tokenTtlSeconds: 3600,
    accessForItself: 'every_app',
  } as const
  const dates = { createdAt: at, updatedAt: at }
  await db().api.create({
    data: { id: apiId, organizationId, identifier, name: 'Orders', ...tokens, ...dates },
  })
  await db().apiScope.create({
    data: { organizationId, name: 'orders.read', apiId, description: 'See your orders.' },
  })
  const appId = await makeApp(organization)
  await db().tokenChecker.create({
    data: { id: newId('chk'), organizationId, appId, apiId, createdAt: at },
  })
  const secret = await giveSecret(appId)
  const token = (scope: string) =>
    tokenOf(origin, { appId, secret: secret.value, scope }).then(({ access_token }) => access_token)
  return { appId, apiId, identifier, secret, token }
}

type OwnToken = { appId: string; secret: string; scope: string }

/** A token for the app itself (RFC 6749 §4.4). */
export async function tokenOf(origin: string, { appId, secret, scope }: OwnToken) {
  const answer = await fetch(`${origin}/oauth2/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${appId}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
  })
  return (await answer.json()) as { access_token: string; error?: string }
}

export type EventToken = JWTPayload & {
  sub_id: Record<string, unknown>
  events: Record<string, Record<string, unknown>>
}

/** A receiver's endpoint (RFC 8935): what it has heard, each verified as a receiver must. */
export async function listenForSignals({ issuer }: { issuer: string }) {
  const keys = createRemoteJWKSet(new URL('/oauth2/jwks', issuer))
  const listener = {
    url: '',
    /** The app to which the signals are addressed. */
    audience: '',
    heard: [] as EventToken[],
    authorizations: [] as (string | undefined)[],
    answer: { status: 202, body: '' },
    close,
  }
  const server = createServer(async (req, res) => {
    const token = await text(req)
    const { payload } = await jwtVerify<EventToken>(token, keys, {
      issuer,
      audience: listener.audience,
      typ: 'secevent+jwt',
      algorithms: ['RS256'],
    })
    listener.authorizations.push(req.headers.authorization)
    if (listener.answer.status === 202) listener.heard.push(payload)
    res.writeHead(listener.answer.status).end(listener.answer.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the listener has no port')
  listener.url = `http://127.0.0.1:${address.port}/signals`
  return listener

  function close(): void {
    server.close()
    server.closeAllConnections()
  }
}
