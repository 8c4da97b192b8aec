import { callAction } from '../harness/action'
import { decide } from '../harness/ceremony'
import type { Org } from '../harness/fixtures'
import { form } from '../harness/form'
import { grantReading, read } from '../harness/management'
import { granted, newSecret } from '../harness/portal'
import {
  addParty,
  authorizationRequest,
  authorize,
  grantAccess,
  INSECURE,
  oauth,
  redeem,
  userInfo,
} from '../harness/relying-party'
import type { Server } from '../harness/server'
import { expect, test } from '../harness/test'
import { askToken } from '../harness/token'

type Deployment = { server: Server; org: Org }

async function administrator({ server, org }: Deployment) {
  return org.signIn(org.administrator, server.origin)
}

/** Turns a switch of the Policies page. */
async function turn(deployment: Deployment, setting: string, on: boolean): Promise<void> {
  const session = await administrator(deployment)
  granted(await callAction(session, '/admin/policies', 'policies/turn', setting, on))
}

async function register({ server, org }: Deployment, who: 'owner' | 'administrator') {
  const another = form({ name: 'Another', type: 'machine' })
  const session = await org.signIn(org[who], server.origin)
  const { answer } = await callAction(session, '/apps/new', 'new/register', another)
  return answer?.ok ? 'ok' : answer?.refusal.code
}

test('third-party access off: userinfo and the management API answer 401 and name the policy, introspection says not active', async ({
  server,
  org,
  deployment,
}) => {
  const { party, tokens } = await grantReading(deployment, org.member)
  const manage = () =>
    fetch(`${server.origin}/api/v1/apps`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    })
  expect((await manage()).status).toBe(200)
  await turn({ server, org }, 'thirdPartyAccess', false)
  const { as, client, auth } = party
  const introspect = () =>
    oauth.introspectionRequest(as, client, auth, tokens.access_token, INSECURE)
  const introspection = await introspect()
  expect(introspection.status).toBe(200)
  expect(await introspection.json()).toEqual({ active: false })
  for (const answer of [await userInfo(party, tokens.access_token), await manage()]) {
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toContain('Bearer error="access_denied"')
    expect(await answer.json()).toEqual({
      error: 'access_denied',
      error_description: expect.stringMatching(
        `^TF400813: The user "${org.member.id}" is not authorized to access this resource. `,
      ),
      policy: 'third_party_access',
    })
  }
  await turn({ server, org }, 'thirdPartyAccess', true)
  expect((await userInfo(party, tokens.access_token)).status).toBe(200)
  expect(await (await introspect()).json()).toMatchObject({ active: true })
  expect((await manage()).status).toBe(200)
})

test('third-party access off: the management API is closed to a token that could not read either', async ({
  server,
  org,
  deployment,
}) => {
  const { tokens } = await grantAccess(deployment)
  const listApps = () => read(server.origin, '/apps', tokens.access_token)
  expect((await listApps()).status).toBe(403)
  await turn({ server, org }, 'thirdPartyAccess', false)
  const closed = await listApps()
  expect([closed.status, closed.body.policy]).toEqual([401, 'third_party_access'])
})

test('third-party access off: flows still work', async ({ server, org, deployment }) => {
  await turn({ server, org }, 'thirdPartyAccess', false)
  const { tokens } = await grantAccess(deployment)
  expect(tokens.access_token).toBeTruthy()
})

test('new app registration off: nobody registers, not even administrators', async ({
  server,
  org,
}) => {
  await turn({ server, org }, 'newAppRegistration', false)
  expect(await register({ server, org }, 'owner')).toBe('app_registration_off')
  expect(await register({ server, org }, 'administrator')).toBe('app_registration_off')
  await turn({ server, org }, 'newAppRegistration', true)
  expect(await register({ server, org }, 'owner')).toBe('ok')
})

test('a grant type that is not allowed is refused from the next request on, at every process', async ({
  cluster,
  server,
  org,
}) => {
  const app = await org.addApp()
  const secret = await newSecret(await org.signIn(org.owner, server.origin), app.id)
  expect((await askToken(server.origin, secret)).status).toBe(200)
  const allowed = new FormData()
  for (const type of ['authorization_code', 'refresh_token']) {
    allowed.append('allowedGrantTypes', type)
  }
  const session = await administrator({ server, org })
  granted(await callAction(session, '/admin/policies', 'policies/saveGrantTypes', allowed))
  for (const { origin } of cluster.servers) {
    const { status, body } = await askToken(origin, secret)
    expect([status, body.error]).toEqual([400, 'unauthorized_client'])
  }
})

test('an app at its defaults goes without PKCE, and with the policy always it is told what is missing', async ({
  server,
  org,
  deployment,
}) => {
  const session = await org.signIn(org.member, server.origin)
  const without = { code_challenge: null, code_challenge_method: null }
  const web = await addParty(deployment)
  const { request, back } = await authorize(web, session, without)
  const plain = { ...request, verifier: oauth.nopkce as unknown as string }
  expect((await redeem(web, plain, back)).status).toBe(200)
  const native = await addParty(deployment, {
    type: 'native',
    redirectUris: ['http://127.0.0.1/callback'],
  })
  const always = form({ pkce: 'always' })
  granted(
    await callAction(
      await administrator({ server, org }),
      '/admin/policies',
      'policies/saveChoice',
      always,
    ),
  )
  for (const party of [web, native]) {
    const refused = await decide(session, (await authorizationRequest(party, without)).url)
    expect(refused.searchParams.get('error')).toBe('invalid_request')
    expect(refused.searchParams.get('error_description')).toMatch(/^code_challenge is missing: /)
  }
})

test('second factor required: who has none gets nowhere before setting one up', async ({
  server,
  org,
}) => {
  const session = await org.signIn(org.member, server.origin)
  expect((await session.visit('/apps')).status).toBe(200)
  await turn({ server, org }, 'secondFactorRequired', true)
  const page = await session.visit('/apps')
  expect(page.headers.get('location')).toContain('/second-factor/set-up')
  const { answer } = await callAction(session, '/apps/new', 'new/register', new FormData())
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'second_factor_required' } })
})

test('dynamic registration: off by default, and on only for who holds an initial access token', async ({
  server,
  org,
}) => {
  const pipeline = form({ name: 'Pipeline', days: '7' })
  const session = await administrator({ server, org })
  const made = await callAction<string>(
    session,
    '/admin/policies',
    'policies/tokens/make',
    pipeline,
  )
  const token = granted(made)
  const register = async (bearer: string | null) => {
    const answer = await fetch(`${server.origin}/oauth2/register`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      },
      body: JSON.stringify({ client_name: 'Robot', redirect_uris: ['https://robot.example/cb'] }),
    })
    return answer.status
  }
  expect(await register(token)).toBeGreaterThanOrEqual(400)
  await turn({ server, org }, 'dynamicRegistration', true)
  expect(await register(token)).toBe(201)
  expect(await register(null)).toBe(401)
  expect(await register('guessed')).toBe(401)
  await turn({ server, org }, 'newAppRegistration', false)
  expect(await register(token)).toBeGreaterThanOrEqual(400)
})
