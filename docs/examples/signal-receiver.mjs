// An API that verifies JWTs by their signature, and hears what has ended: `npm install jose`, then
//   ISSUER=… CLIENT_ID=… CLIENT_SECRET=… AUDIENCE=… PORT=8080 node signal-receiver.mjs
// With PUBLIC_URL, Keyturn pushes signals there (RFC 8935); without, this asks for them (RFC 8936).
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { createRemoteJWKSet, jwtVerify } from 'jose'

const { ISSUER, CLIENT_ID, CLIENT_SECRET, AUDIENCE, PORT, PUBLIC_URL } = process.env
const CAEP = 'https://schemas.openid.net/secevent/caep/event-type'
const EVENTS = [`${CAEP}/session-revoked`, `${CAEP}/credential-change`]
const keys = createRemoteJWKSet(new URL('/oauth2/jwks', ISSUER))

// What has ended, and when. Nothing is needed for longer than a token lives: 48 hours at most.
// Several processes of one API share such a list, or each has a stream of its own.
const ended = { ids: new Set(), tokens: new Set(), apps: new Map(), people: new Map() }

/** Takes one security event token in (RFC 8417). Throws when it is not one for us. */
async function hear(token) {
  const { payload } = await jwtVerify(token, keys, {
    issuer: ISSUER,
    audience: CLIENT_ID,
    typ: 'secevent+jwt',
    algorithms: ['RS256'],
  })
  const { sub_id: subject, events, iat } = payload
  const change = events[`${CAEP}/credential-change`]
  const revoked = events[`${CAEP}/session-revoked`]
  if (change?.change_type === 'revoke') ended.ids.add(change.ends_with)
  if (!revoked) return
  const at = revoked.event_timestamp ?? iat
  if (subject.format === 'jwt_id') ended.tokens.add(subject.jti)
  else if (subject.format === 'iss_sub') ended.people.set(subject.sub, at)
  else if (subject.session) ended.ids.add(subject.session.id)
  else if (subject.application) ended.apps.set(subject.application.sub, at)
}

/** The claims of an access token that lives (RFC 9068 §4). Throws for any other. */
async function verify(token) {
  const { payload } = await jwtVerify(token, keys, { issuer: ISSUER, audience: AUDIENCE })
  const { jti, iat, sub, client_id: app, ends_with: ids = [] } = payload
  const endedAt = Math.max(ended.apps.get(app) ?? 0, ended.people.get(sub) ?? 0)
  if (ended.tokens.has(jti) || ids.some((id) => ended.ids.has(id)) || iat <= endedAt) {
    throw new Error('the token has ended')
  }
  return payload
}

/** Asks Keyturn, with a token that this app gets for itself. */
async function ask(path, body, method = body ? 'POST' : 'GET') {
  const own = await fetch(`${ISSUER}/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${CLIENT_ID}:${CLIENT_SECRET}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'ssf.manage' }),
  })
  const { access_token } = await own.json()
  const answer = await fetch(`${ISSUER}${path}`, {
    method,
    headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.status === 204 ? null : answer.json()
}

/** One stream: that of the last start is replaced, so that no two tell the same. */
async function begin() {
  for (const { stream_id: id } of await ask('/oauth2/ssf/streams')) {
    await ask(`/oauth2/ssf/streams?stream_id=${id}`, undefined, 'DELETE')
  }
  const delivery = PUBLIC_URL
    ? { method: 'urn:ietf:rfc:8935', endpoint_url: `${PUBLIC_URL}/signals` }
    : { method: 'urn:ietf:rfc:8936' }
  const stream = await ask('/oauth2/ssf/streams', { delivery, events_requested: EVENTS })
  if (PUBLIC_URL) await ask('/oauth2/ssf/verify', { stream_id: stream.stream_id })
  else void poll(new URL(stream.delivery.endpoint_url).pathname)
}

async function poll(path) {
  for (let ack = []; ; ) {
    try {
      const { sets } = await ask(path, { ack })
      await Promise.all(Object.values(sets).map(hear))
      ack = Object.keys(sets)
    } catch (error) {
      console.error(error.message)
      await new Promise((resolve) => setTimeout(resolve, 5000))
    }
  }
}

createServer(async (req, res) => {
  try {
    if (req.method === 'POST' && req.url === '/signals') {
      await hear(await text(req))
      res.writeHead(202).end()
    } else {
      const { sub } = await verify((req.headers.authorization ?? '').replace(/^Bearer /i, ''))
      res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ sub }))
    }
  } catch (error) {
    const isSignal = req.url === '/signals'
    res.writeHead(isSignal ? 400 : 401, { 'content-type': 'application/json' })
    res.end(JSON.stringify({ err: 'invalid_key', description: error.message }))
  }
}).listen(Number(PORT), '127.0.0.1', async () => {
  await begin()
  console.log('listening')
})
