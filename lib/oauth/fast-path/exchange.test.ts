import { createHash } from 'node:crypto'
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { DAY, moveClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { takeGrantUses } from '@/lib/usage/note-grant-use'
import { takeSecretUses } from '@/lib/usage/note-secret-use'
import { runningEngine } from '../protocol/running-engine'
import { giveSecret } from '../testing/apps'
import { Browser } from '../testing/browser'
import {
  type Answer,
  basic,
  type EngineUnderTest,
  expect,
  FORM_FOR_THE_ENGINE,
  test,
} from '../testing/engine-test'
import { emptyDisk, fillDisk, TOKENS } from '../testing/full-disk'
import { approve, makePerson } from '../testing/people'
import { setPolicy } from '../testing/programs'
import { makeRelyingParty, requestFor } from '../testing/relying-party'
import { type FoundArtifact, openRest } from '../tokens/artifact'

const FORM = 'application/x-www-form-urlencoded'
const BOTH = [FORM, FORM_FOR_THE_ENGINE]

type Form = Record<string, string>
const SCOPE = 'openid profile email orders.read offline_access'

/** An app, and a person who signs in to it at one browser as often as wanted. */
async function begin(engine: EngineUnderTest, scope = SCOPE) {
  const party = await makeRelyingParty(engine.origin)
  const secret = await giveSecret(party.appId, { slot: 2 })
  const [browser, person] = [new Browser(engine.origin), await makePerson()]
  const headers = basic(party.appId, secret.value)
  const ask = (form: Form, type = FORM) =>
    engine.post('/oauth2/token', form, { ...headers, 'content-type': type })
  const codeForm = async () => {
    const nonce = scope.includes('openid') ? 'n-1' : null
    const request = await requestFor(party, { scope, nonce })
    const back = await approve(browser, request.url, person)
    return {
      grant_type: 'authorization_code',
      code: String(back.searchParams.get('code')),
      redirect_uri: party.redirectUri,
      code_verifier: request.verifier,
    }
  }
  const refreshForm = async () => ({
    grant_type: 'refresh_token',
    refresh_token: String((await ask(await codeForm(), FORM_FOR_THE_ENGINE)).body.refresh_token),
  })
  return { party, secret, ask, codeForm, refreshForm }
}

/** The times of a token, as far as they do not depend on when the test runs. */
function timeless({ iat, exp, auth_time, at_hash, ...claims }: Record<string, unknown>) {
  const times = { lives: Number(exp) - Number(iat), signedIn: typeof auth_time }
  return { ...claims, ...times, hashed: typeof at_hash }
}

/** What can be seen of a request afterwards, from outside and from inside. */
async function trace(send: () => Promise<Answer>) {
  const known = await pool().query('SELECT digest, consumed_at FROM artifact')
  const before = known.rows.map(({ digest }) => digest)
  const alreadySpent = known.rows.filter((row) => row.consumed_at !== null).length
  takeSecretUses()
  takeGrantUses()
  let byEngine = false
  runningEngine().once('grant.success', () => {
    byEngine = true
  })
  const { status, headers, body } = await send()
  const sent = [...headers].filter(([name]) => !/^(date|keep-alive|content-length)$/.test(name))
  const { rows } = await pool().query(
    `SELECT digest, kind, app_id, secret_id, key_id, person_id, scope, grant_digest, sealed,
       subject_digest, portal_session, consumed_at, uid_digest IS NOT NULL AS "hasFamily",
       round(extract(epoch FROM expires_at - created_at) / 2) AS ttl
     FROM artifact WHERE NOT digest = ANY ($1) ORDER BY kind`,
    [before],
  )
  const { rowCount: spent } = await pool().query(
    'SELECT 1 FROM artifact WHERE digest = ANY ($1) AND consumed_at IS NOT NULL',
    [before],
  )
  const made = rows.map(({ digest, sealed, ...row }) => {
    const { iiat, ...rest } = openRest({ kind: row.kind, digest, sealed } as FoundArtifact)
    return { ...row, rest, iiat: typeof iiat }
  })
  const uses = [...takeSecretUses().values()].map(({ last }) => [last.secretId, last.grantType])
  const grants = takeGrantUses().length
  return { status, sent, body, made, spent: Number(spent) - alreadySpent, uses, grants, byEngine }
}

/** The same without the values of the tokens. The ID token is compared by what it says. */
function comparable({ body, byEngine: _, ...rest }: Awaited<ReturnType<typeof trace>>) {
  const { access_token, refresh_token, id_token, ...words } = body
  const said = typeof id_token === 'string' && [
    decodeProtectedHeader(id_token),
    timeless(decodeJwt(id_token)),
  ]
  const lengths = [access_token, refresh_token].map((token) => token && String(token).length)
  return { ...rest, words, said, lengths, order: JSON.stringify(Object.keys(body)) }
}

/** Relying parties verify with the published keys. */
async function verifyIdTokens({ origin }: EngineUnderTest, answers: Pick<Answer, 'body'>[]) {
  const keys = createRemoteJWKSet(new URL('/oauth2/jwks', origin))
  for (const { body } of answers) {
    if (!body.id_token) continue
    const { payload } = await jwtVerify(String(body.id_token), keys, { issuer: origin })
    const hash = createHash('sha256').update(String(body.access_token)).digest()
    expect(payload.at_hash).toBe(hash.subarray(0, 16).toString('base64url'))
  }
}

/** What ends with the session is not plain. */
const SCOPES: [scope: string, isPlain: boolean][] = [
  [SCOPE, true],
  ['openid offline_access', true],
  ['orders.read', true],
  ['openid email', false],
]

for (const [scope, isPlain] of SCOPES) {
  test(`a code and a refresh for ${scope}: fast path and engine do and say the same`, async ({
    engine,
  }) => {
    const { ask, codeForm } = await begin(engine, scope)
    const compare = async (quickForm: Form, slowForm: Form) => {
      const quick = await trace(() => ask(quickForm))
      const slow = await trace(() => ask(slowForm, FORM_FOR_THE_ENGINE))
      expect([quick.byEngine, slow.byEngine]).toEqual([!isPlain, true])
      expect(comparable(quick)).toEqual(comparable(slow))
      expect(slow.status).toBe(200)
      await verifyIdTokens(engine, [quick, slow])
      return [quick.body.refresh_token, slow.body.refresh_token].map(String)
    }
    const [one = '', two = ''] = await compare(await codeForm(), await codeForm())
    if (one === 'undefined') return
    const again = (refresh_token: string) => ({ grant_type: 'refresh_token', refresh_token })
    await compare(again(one), again(two))
  })
}

test('what is wrong is answered by the engine, and uses nothing up', async ({ engine }) => {
  const { ask, codeForm, refreshForm } = await begin(engine)
  const other = await begin(engine)
  const [code, token] = [await codeForm(), await refreshForm()]
  const wrong: Form[] = [
    { ...code, code_verifier: 'x'.repeat(43) },
    { ...code, redirect_uri: 'https://app.example/other' },
    { ...token, scope: 'openid everything' },
    { ...token, resource: 'urn:nobody' },
    { ...token, refresh_token: code.code },
    { ...code, code: token.refresh_token },
  ]
  for (const form of wrong) {
    const [quick, slow] = [await ask(form), await ask(form, FORM_FOR_THE_ENGINE)]
    expect([quick.status, quick.body]).toEqual([slow.status, slow.body])
    expect(quick.status).toBe(400)
  }
  for (const form of [code, token]) expect((await other.ask(form)).status).toBe(400)
  for (const form of [code, token]) expect((await ask(form)).status).toBe(200)
})

test('a second use is judged by the engine: a code ends its family, a refresh is given again', async ({
  engine,
}) => {
  const { ask, codeForm, refreshForm } = await begin(engine)
  const code = await codeForm()
  const first = await ask(code)
  expect([first.status, (await ask(code)).body.error]).toEqual([200, 'invalid_grant'])
  const dead = { grant_type: 'refresh_token', refresh_token: String(first.body.refresh_token) }
  expect((await ask(dead)).body.error).toBe('invalid_grant')
  const token = await refreshForm()
  const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => ask(token, BOTH[n % 2])))
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
  const [successor, ...others] = new Set(answers.map(({ body }) => body.refresh_token))
  expect(others).toEqual([])
  expect((await ask({ ...token, refresh_token: String(successor) })).status).toBe(200)
  expect((await ask(token)).body.error).toBe('invalid_grant')
})

test('a failure of the database is a 503 on the fast path too, and uses nothing up', async ({
  engine,
}) => {
  const { ask, codeForm, refreshForm } = await begin(engine)
  const forms = [await codeForm(), await refreshForm()]
  await fillDisk(pool(), TOKENS)
  for (const form of forms) expect((await ask(form)).status).toBe(503)
  await emptyDisk(pool())
  for (const form of forms) expect((await ask(form)).status).toBe(200)
})

test('what ends with the session, or is for an API, is left to the engine', async ({ engine }) => {
  const { ask, codeForm } = await begin(engine, 'openid')
  const answer = await ask(await codeForm())
  expect([answer.status, answer.body.refresh_token]).toEqual([200, undefined])
  const resource = `${engine.origin}/api/v1`
  const { ask: askForApi, codeForm: codeForApi } = await begin(engine, 'orders.read')
  const refused = await askForApi({ ...(await codeForApi()), resource })
  expect(refused.status).toBe(400)
})

test("the family's end by policy and the app's switch for DPoP count on the fast path too", async ({
  engine,
}) => {
  const { party, ask, codeForm, refreshForm } = await begin(engine)
  await setPolicy(party.organization.organizationId, { refreshMaxDays: 1 })
  const [code, ...tokens] = [await codeForm(), await refreshForm(), await refreshForm()]
  for (const [n, form] of [code, ...tokens].entries()) {
    const made = (await trace(() => ask(form, BOTH[n % 2]))).made
    const ttl = made.find(({ kind }) => kind === 'RefreshToken')?.ttl
    expect([n, Number(ttl) * 2]).toEqual([n, expect.closeTo(DAY, -1)])
  }
  const [late, bound] = [await refreshForm(), await codeForm()]
  const requireDpop = (dpopRequired: boolean) => {
    const data = { dpopRequired, version: { increment: 1 } }
    return db().app.update({ where: { id: party.appId }, data })
  }
  await requireDpop(true)
  for (const type of BOTH) expect((await ask(bound, type)).body.error).toBe('invalid_grant')
  await requireDpop(false)
  expect((await ask(bound)).status).toBe(200)
  moveClock(DAY)
  for (const type of BOTH) expect((await ask(late, type)).body.error).toBe('invalid_grant')
})
