import { addressBlock } from '@/lib/limits/address-blocks'
import { countedAs } from '@/lib/limits/counter'
import { checksum } from '@/lib/secrets/secret-format'
import { answer, follow, uidOf, xsrfOf } from '../harness/ceremony'
import { beginDevice } from '../harness/device'
import { newSecret } from '../harness/portal'
import { addParty, authorizationRequest, INSECURE, oauth } from '../harness/relying-party'
import { Session, trySignIn } from '../harness/session'
import { expect, test } from '../harness/test'
import { askToken } from '../harness/token'

const HIDDEN = /<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g
const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')

test('an interaction without its cookie is nobody: not seen, not answered', async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment)
  const attacker = await org.signIn(org.otherDeveloper, server.origin)
  const uid = uidOf(await follow(attacker, (await authorizationRequest(party)).url))
  const victim = await org.signIn(org.member, server.origin)
  const page = await victim.visit(`/interaction/${uid}`)
  expect([page.status, page.text.includes('Approve')]).toEqual([410, false])
  await expect(answer(victim, uid, 'approve')).rejects.toThrow(/interaction_over/)
  await expect(answer(victim, uid, 'deny')).rejects.toThrow(/interaction_over/)
})

test("somebody else's interaction is not answered by who signed in meanwhile", async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment)
  const session = await org.signIn(org.member, server.origin)
  const uid = uidOf(await follow(session, (await authorizationRequest(party)).url))
  const other = await org.signIn(org.otherDeveloper, server.origin)
  const mixed = new Session(server.origin)
  mixed.take(session, (name) => !name.includes('keyturn-session'))
  mixed.take(other, (name) => name.includes('keyturn-session'))
  await expect(answer(mixed, uid, 'approve')).rejects.toThrow(/interaction_over/)
})

test('a question that was answered is over: 410, and nothing to press', async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment)
  const session = await org.signIn(org.member, server.origin)
  const uid = uidOf(await follow(session, (await authorizationRequest(party)).url))
  const before = await session.visit(`/interaction/${uid}`)
  expect([before.status, before.text.includes('Approve')]).toEqual([200, true])
  await follow(session, await answer(session, uid, 'approve'))
  const after = await session.visit(`/interaction/${uid}`)
  expect([after.status, after.text.includes('Approve')]).toEqual([410, false])
  expect(after.text).toContain('This request is over')
  await expect(answer(session, uid, 'approve')).rejects.toThrow(/interaction_over/)
})

test('consent cannot be given from another site', async ({ server, org, deployment }) => {
  const party = await addParty(deployment)
  const session = await org.signIn(org.member, server.origin)
  const at = await follow(session, (await authorizationRequest(party)).url)
  const form = new FormData()
  for (const [, name = '', value = ''] of at.text.matchAll(HIDDEN)) form.set(name, unescaped(value))
  form.set('answer', 'approve')
  const send = (origin: string) =>
    session.visit(at.url.pathname, { method: 'POST', headers: { origin }, body: form })
  const forged = await send('https://attacker.example')
  expect(forged.status).toBeGreaterThanOrEqual(400)
  expect(forged.text).not.toContain('/oauth2/authorize/')
  const own = await send(server.origin)
  expect([own.status, own.text.includes('/oauth2/authorize/')]).toEqual([200, true])
})

test('a device cannot be approved without the token of its page', async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment, {
    type: 'native',
    redirectUris: ['http://127.0.0.1/callback'],
  })
  const { as, client, auth } = party
  const begun = await beginDevice(party, { scope: 'openid' })
  const session = await org.signIn(org.member, server.origin)
  await follow(session, '/oauth2/device')
  const attacker = await org.signIn(org.otherDeveloper, server.origin)
  const theirs = xsrfOf(await follow(attacker, '/oauth2/device'))
  expect(theirs).not.toBe('')
  for (const xsrf of ['', 'guessed', theirs]) {
    const body = new URLSearchParams({ xsrf, user_code: begun.user_code, confirm: 'yes' })
    const { headers } = await session.visit('/oauth2/device', { method: 'POST', body })
    expect(headers.get('location') ?? '').not.toMatch(/done=|interaction/)
  }
  const poll = await oauth.deviceCodeGrantRequest(as, client, auth, begun.device_code, INSECURE)
  expect((await poll.json()).error).toBe('authorization_pending')
})

test('no page of the ceremony can be framed', async ({ server, org, deployment }) => {
  const party = await addParty(deployment)
  const session = await org.signIn(org.member, server.origin)
  const question = await follow(session, (await authorizationRequest(party)).url)
  const device = await follow(session, '/oauth2/device')
  const leave = await follow(session, `/oauth2/logout?client_id=${party.app.id}`)
  const stranger = new Session(server.origin)
  const refused = await authorizationRequest(party, { redirect_uri: 'https://attacker.example' })
  const pages: [string, Session, string | URL, number][] = [
    [`Let ${party.app.name} in?`, session, question.url, 200],
    ['Connect a device', session, device.url, 200],
    ['Sign out of', session, leave.url, 200],
    ['Sign in', stranger, '/sign-in', 200],
    ['Request ', session, refused.url, 400],
  ]
  for (const [shown, who, url, expected] of pages) {
    const { status, headers, text } = await who.visit(String(url))
    expect([shown, status, text.includes(shown)]).toEqual([shown, expected, true])
    expect(headers.get('content-security-policy'), shown).toContain("frame-ancestors 'none'")
  }
})

test('implicit and password grants do not exist', async ({ server, org, deployment }) => {
  const party = await addParty(deployment)
  expect(party.as.response_types_supported).toEqual(['code', 'id_token'])
  expect(party.as.grant_types_supported).not.toContain('password')
  expect(party.as.grant_types_supported).not.toContain('implicit')
  const session = await org.signIn(org.member, server.origin)
  const { url } = await follow(
    session,
    (await authorizationRequest(party, { response_type: 'token' })).url,
  )
  const parameters = new URLSearchParams(url.search || url.hash.slice(1))
  expect(parameters.get('error')).toBe('unsupported_response_type')
  expect(url.href).not.toContain('access_token')
})

const guessAt = (email: string) => ({ email, password: 'not-the-password-at-all' })

test('a port behind an address in X-Forwarded-For makes no other address of it', async ({
  cluster,
  server,
  org,
}) => {
  const owner = await org.signIn(org.owner, server.origin)
  const from = (port: number) => `${owner.address}:${port}`
  const statuses: number[] = []
  for (let n = 1; n <= 6; n += 1) {
    const session = new Session(server.origin, from(40_000 + n))
    statuses.push((await trySignIn(session, guessAt(org.member.email))).status)
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
  const secret = await newSecret(owner, (await org.addApp()).id)
  await askToken(server.origin, secret, { 'x-forwarded-for': from(40_007) })
  const lastAddress = async () => {
    const sql = 'SELECT last_address AS at FROM secret_use WHERE secret_id = $1'
    return (await cluster.pool.query(sql, [secret.id])).rows[0]?.at
  }
  await expect.poll(lastAddress).toBe(owner.address)
})

test('fifty guesses at invented accounts do not stop a known browser at the same address', async ({
  cluster,
  server,
  org,
}) => {
  const known = await org.signIn(org.owner, server.origin)
  const guess = (who: { email: string; password: string }) =>
    trySignIn(new Session(server.origin, known.address), who)
  expect((await guess(guessAt('nobody@keyturn.example'))).status).toBe(401)
  // As after 49 more: each of them would cost a digest.
  const counted = await cluster.pool.query(
    "UPDATE attempt_count SET points = 50 WHERE key = 'sign-in/address:' || $1 RETURNING points",
    [countedAs(addressBlock(known.address))],
  )
  expect(counted.rowCount).toBe(1)
  expect((await guess(guessAt('nobody-else@keyturn.example'))).status).toBe(429)
  expect((await guess(org.owner)).status).toBe(429)
  expect((await trySignIn(known, guessAt(org.owner.email))).status).toBe(401)
  expect((await trySignIn(known, org.owner)).status).toBe(200)
})

test('forged values with the public id of a secret, from its own address, do not stop the true one', async ({
  server,
  org,
}) => {
  const session = await org.signIn(org.owner, server.origin)
  const who = await newSecret(session, (await org.addApp()).id)
  const from = { 'x-forwarded-for': session.address }
  const [prefix, kind, publicId] = who.secret.split('_')
  const body = `${prefix}_${kind}_${publicId}_${'A'.repeat(43)}`
  const forged = { ...who, secret: body + checksum(body) }
  const statuses: number[] = []
  for (let n = 0; n < 35; n += 1) {
    statuses.push((await askToken(server.origin, forged, from)).status)
  }
  expect([statuses[0], statuses.at(-1)]).toEqual([401, 429])
  expect((await askToken(server.origin, who, from)).status).toBe(200)
})
