import { callAction } from '../harness/action'
import { codeOf } from '../harness/authenticator'
import { form } from '../harness/form'
import { granted } from '../harness/portal'
import { grantAccess } from '../harness/relying-party'
import { enrolAuthenticator } from '../harness/second-factor'
import { Session, signIn, trySignIn } from '../harness/session'
import { makeStale } from '../harness/stale-session'
import { expect, test } from '../harness/test'

/** Whether a page is shown to this session, or redirects to the sign-in page. */
async function appsPage(session: Session): Promise<string> {
  const page = await session.visit('/apps')
  if (page.status === 200) return 'shown'
  return `${page.status} ${new URL(page.headers.get('location') ?? '', session.origin).pathname}`
}

const SENT_AWAY = '307 /sign-in'

test('a session ends after eight idle hours', async ({ cluster, server, org }) => {
  const session = await org.signIn(org.owner, server.origin)
  const age = (interval: string) =>
    cluster.pool.query(
      `UPDATE person_session SET last_seen_at = now() - $2::interval WHERE person_id = $1`,
      [org.owner.id, interval],
    )
  await age('7 hours 58 minutes')
  expect(await appsPage(session)).toBe('shown')
  await age('8 hours 1 minute')
  expect(await appsPage(session)).toBe(SENT_AWAY)
})

test('a session ends after 24 hours, however busy', async ({ cluster, server, org }) => {
  const session = await org.signIn(org.owner, server.origin)
  await cluster.pool.query(
    `UPDATE person_session SET started_at = now() - interval '24 hours 1 minute' WHERE person_id = $1`,
    [org.owner.id],
  )
  expect(await appsPage(session)).toBe(SENT_AWAY)
})

test('a disabled person is out at once, at every process', async ({ cluster, org }) => {
  const [here, there] = cluster.servers
  const session = await org.signIn(org.owner, here.origin)
  await cluster.pool.query('UPDATE person SET disabled_at = now() WHERE id = $1', [org.owner.id])
  expect(await appsPage(session)).toBe(SENT_AWAY)
  expect(await appsPage(session.at((there ?? here).origin))).toBe(SENT_AWAY)
  await expect(signIn(here.origin, org.owner)).rejects.toThrow()
})

test('raising the epoch ends every session of the person and nobody else', async ({
  cluster,
  server,
  org,
}) => {
  const mine = [
    await org.signIn(org.owner, server.origin),
    await org.signIn(org.owner, server.origin),
  ]
  const other = await org.signIn(org.member, server.origin)
  await cluster.pool.query('UPDATE person SET session_epoch = session_epoch + 1 WHERE id = $1', [
    org.owner.id,
  ])
  expect(await Promise.all(mine.map(appsPage))).toEqual([SENT_AWAY, SENT_AWAY])
  expect(await appsPage(other)).toBe('shown')
})

test('a session that ends on a page of the portal is passed on to the apps at once', async ({
  cluster,
  deployment,
}) => {
  const { org } = deployment
  const { session } = await grantAccess(deployment, { who: org.member })
  // What the apps are still to be told of; otherwise a sweep tells them within five minutes.
  const untold = async () => {
    const { rows } = await cluster.pool.query(
      "SELECT count(*)::int AS count FROM artifact WHERE kind = 'Session' AND person_id = $1",
      [org.member.id],
    )
    return rows[0].count
  }
  expect(await untold()).toBe(1)
  await callAction(session, '/account', 'account/signMeOutEverywhere')
  await expect.poll(untold).toBe(0)
  await grantAccess(deployment, { who: org.member })
  expect(await untold()).toBe(1)
  const administrator = await org.signIn(org.administrator, deployment.origin)
  const page = `/admin/people/${org.member.id}/sessions`
  const { rows } = await cluster.pool.query(
    'SELECT public_id FROM person_session WHERE person_id = $1 ORDER BY started_at DESC LIMIT 1',
    [org.member.id],
  )
  granted(
    await callAction(administrator, page, 'sessions/endOne', org.member.id, rows[0].public_id),
  )
  await expect.poll(untold).toBe(0)
})

const idOf = (session: Session) =>
  session.cookies().find(({ name }) => name.includes('keyturn-session'))?.value

const giveCode = (session: Session, code: string) =>
  callAction(session, '/second-factor', '(ceremony)/second-factor/finishSignIn', null, { code })

type Link = { link: string }

const STEP_UP = '(ceremony)/second-factor/stepUpMySession'

test('a step-up gives the browser a new cookie, and what the old one could still do ends soon', async ({
  cluster,
  server,
  org,
}) => {
  const { administrator } = org
  const session = await org.signIn(administrator, server.origin)
  const copy = session.at(server.origin)
  await makeStale(cluster, administrator)
  granted(await callAction(session, '/apps', STEP_UP, { password: administrator.password }))
  expect(idOf(session)).not.toBe(idOf(copy))
  const enable = (who: Session) => callAction(who, '/admin/people', 'people/enable', org.member.id)
  expect((await enable(session)).answer).toMatchObject({ ok: true })
  expect((await enable(copy)).answer).toMatchObject({ refusal: { code: 'step_up_required' } })
  expect([await appsPage(session), await appsPage(copy)]).toEqual(['shown', 'shown'])
  await cluster.pool.query(
    `UPDATE person_session SET renewed_at = now() - interval '11 seconds' WHERE person_id = $1`,
    [administrator.id],
  )
  expect([await appsPage(session), await appsPage(copy)]).toEqual(['shown', SENT_AWAY])
})

test('with a second factor the browser gets a new cookie, and the one before is dead at once', async ({
  cluster,
  server,
  org,
}) => {
  const before = await org.signIn(org.owner, server.origin)
  const copy = before.at(server.origin)
  const { key } = await enrolAuthenticator(before)
  expect([await appsPage(before), await appsPage(copy)]).toEqual(['shown', SENT_AWAY])
  const session = await org.signIn(org.owner, server.origin)
  const waiting = session.at(server.origin)
  await giveCode(session, codeOf(key, 1))
  expect([await appsPage(session), await appsPage(waiting)]).toEqual(['shown', SENT_AWAY])
  await makeStale(cluster, org.owner)
  const again = await callAction(session, '/apps', STEP_UP, { password: org.owner.password })
  expect(again.answer).toMatchObject({ refusal: { code: 'wrong_proof' } })
})

test('who has the password uses up the guesses of new browsers, and not those of the person', async ({
  server,
  org,
}) => {
  const own = await org.signIn(org.owner, server.origin)
  const { key } = await enrolAuthenticator(own)
  for (let address = 0; address < 4; address += 1) {
    const stranger = await org.signIn(org.owner, server.origin)
    for (let n = 0; n < 5; n += 1) {
      const wrong = await giveCode(stranger, '12345')
      expect(wrong.answer).toMatchObject({ refusal: { code: 'wrong_proof' } })
    }
  }
  const another = await org.signIn(org.owner, server.origin)
  const refused = await giveCode(another, codeOf(key, 1))
  expect(refused.answer).toMatchObject({ refusal: { code: 'too_many_attempts' } })
  await trySignIn(own, org.owner)
  expect(await appsPage(own)).toBe('307 /second-factor')
  await giveCode(own, codeOf(key, 1))
  expect(await appsPage(own)).toBe('shown')
})

test('an invitation tells nobody of another organization, and takes no account there', async ({
  server,
  org,
}) => {
  const { email } = org.foreignAdministrator
  const administrator = await org.signIn(org.administrator, server.origin)
  const add = async (invited: string) => {
    const typed = form({ name: 'New', email: invited, role: 'developer' })
    const added = await callAction<Link>(administrator, '/admin/people', 'people/add', typed)
    return { status: added.status, link: granted(added).link }
  }
  const there = await add(email)
  const nowhere = await add(`nobody.${email}`)
  expect(there.status).toBe(nowhere.status)
  const choose = async ({ link }: Link) => {
    const chosen = form({ password: 'quiet-harbor-violin-77' })
    const token = new URL(link).hash.slice(1)
    const visitor = new Session(server.origin)
    return callAction(visitor, '/welcome', 'welcome/chooseMyPassword', token, chosen)
  }
  expect((await choose(there)).answer).toMatchObject({ refusal: { code: 'email_taken' } })
  expect((await choose(nowhere)).headers.get('x-action-redirect')).toContain('/apps')
  expect(await appsPage(await org.signIn(org.foreignAdministrator, server.origin))).toBe('shown')
})

test('an unknown email and a wrong password get the same answer', async ({ server, org }) => {
  const wrong = { ...org.owner, password: 'not-the-password-at-all' }
  const unknown = { ...wrong, email: 'nobody@keyturn.example' }
  const answers = await Promise.all(
    [wrong, unknown].map((who) => trySignIn(new Session(server.origin), who)),
  )
  expect(answers[0]?.status).toBe(answers[1]?.status)
  expect(answers[0]?.text).toBe(answers[1]?.text)
})

test('the session cookie is out of reach of scripts and of other sites', async ({
  server,
  org,
}) => {
  const session = new Session(server.origin)
  const answer = await trySignIn(session, org.owner)
  const line = answer.headers.getSetCookie().find((one) => one.startsWith('keyturn-session=')) ?? ''
  expect(line).toMatch(/HttpOnly/i)
  expect(line).toMatch(/SameSite=Lax/i)
  expect(line).toMatch(/Path=\/(;|$)/i)
})

test('a sign-in goes on to a path of our own and to no other site', async ({ server, org }) => {
  for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '/%5cevil']) {
    const session = await org.signIn(org.owner, server.origin)
    const page = await session.visit(`/sign-in?next=${encodeURIComponent(next)}`)
    const target = new URL(page.headers.get('location') ?? '/', server.origin)
    expect(target.origin, next).toBe(server.origin)
  }
})
