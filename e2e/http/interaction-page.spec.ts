import type { Pool } from 'pg'
import { answer, follow, uidOf } from '../harness/ceremony'
import { beginDevice, confirmDevice } from '../harness/device'
import type { AppOptions } from '../harness/fixtures'
import {
  addParty,
  authorizationRequest,
  INSECURE,
  oauth,
  type Party,
} from '../harness/relying-party'
import { Session, trySignIn } from '../harness/session'
import { expect, test } from '../harness/test'

const NATIVE: AppOptions = { type: 'native', redirectUris: ['http://127.0.0.1/callback'] }

/** Every interaction and every grant, as they are stored. */
async function stored(pool: Pool): Promise<unknown[]> {
  const interactions = await pool.query(
    `SELECT * FROM artifact WHERE kind = 'Interaction' ORDER BY digest`,
  )
  const grants = await pool.query('SELECT * FROM app_grant ORDER BY id')
  return [interactions.rows, grants.rows]
}

/** Polls once for the tokens of a device: `authorization_pending` until it is approved. */
async function poll({ as, client, auth }: Party, deviceCode: string) {
  const answered = await oauth.deviceCodeGrantRequest(as, client, auth, deviceCode, INSECURE)
  return (await answered.json()) as { error?: string; access_token?: string }
}

test('the page of a sign-in stores nothing, however often it is read', async ({
  cluster,
  server,
  org,
}) => {
  const party = await addParty({ org, origin: server.origin })
  const session = await org.signIn(org.member, server.origin)
  const request = await session.visit((await authorizationRequest(party)).url.href)
  const page = request.headers.get('location') ?? ''
  expect(page).toMatch(/^\/interaction\//)
  const before = await stored(cluster.pool)
  const read = () => session.visit(page, { headers: { referer: `${server.origin}/device` } })
  const [first, second] = [await read(), await read()]
  expect(await stored(cluster.pool)).toEqual(before)
  expect(first.headers.get('location')).toMatch(/\/oauth2\/authorize\/[\w-]+$/)
  expect(second.headers.get('location')).toBe(first.headers.get('location'))

  const consent = await follow(session, page)
  const back = await follow(session, await answer(session, uidOf(consent), 'approve'))
  expect(back.url.searchParams.get('code')).toBeTruthy()
})

test('the page of a consent approves nothing, also not for who says they come from /device', async ({
  cluster,
  server,
  org,
}) => {
  const party = await addParty({ org, origin: server.origin }, NATIVE)
  const begun = await beginDevice(party, { scope: 'openid' })
  // The code is confirmed at a browser where nobody is signed in yet.
  const session = new Session(server.origin)
  const signIn = await confirmDevice(session, begun.user_code)
  expect(signIn.url.pathname).toBe('/sign-in')
  await trySignIn(session, org.member)
  const consent = await follow(session, signIn.url.searchParams.get('next') ?? '')
  const page = consent.url.pathname
  const before = await stored(cluster.pool)
  for (const referer of [`${server.origin}/device`, `${server.origin}/device?step=confirm`]) {
    const { status, text } = await session.visit(page, { headers: { referer } })
    expect([status, text.includes('Approve')]).toEqual([200, true])
  }
  expect(await stored(cluster.pool)).toEqual(before)
  expect((await poll(party, begun.device_code)).error).toBe('authorization_pending')

  const done = await follow(session, await answer(session, uidOf(consent), 'approve'))
  expect(done.url.search).toBe('?done=approved')
})

test('who confirms the code of a device on its page is asked nothing more', async ({
  server,
  org,
}) => {
  const party = await addParty({ org, origin: server.origin }, NATIVE)
  const session = await org.signIn(org.member, server.origin)
  for (const attempt of ['the first', 'the second']) {
    const begun = await beginDevice(party, { scope: 'openid offline_access' })
    const { url } = await confirmDevice(session, begun.user_code)
    expect(url.pathname + url.search, attempt).toBe('/device?done=approved')
    expect((await poll(party, begun.device_code)).access_token, attempt).toBeTruthy()
  }
  expect((await session.visit('/authorizations')).text).toContain(party.app.name)
})

test('who does not want to sign in goes back to the app, which hears access_denied', async ({
  server,
  org,
}) => {
  const party = await addParty({ org, origin: server.origin })
  const stranger = new Session(server.origin)
  const begun = await follow(stranger, (await authorizationRequest(party)).url.href)
  const page = `${begun.url.searchParams.get('next')}/leave`
  expect(page).toMatch(/^\/interaction\/[\w-]+\/leave$/)
  expect(begun.text).toContain(`action="${page}"`)
  const leave = (session: Session) => session.visit(page, { method: 'POST' })
  // Another browser cannot: it has no cookie of the interaction.
  const foreign = await leave(new Session(server.origin))
  expect([foreign.status, foreign.headers.get('location')]).toEqual([303, page.slice(0, -6)])
  const [, onward = ''] = /url=([^"]+)"/.exec((await leave(stranger)).text) ?? []
  const back = await follow(stranger, onward)
  expect(back.url.searchParams.get('error')).toBe('access_denied')
})
