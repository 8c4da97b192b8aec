import { Session, signIn, trySignIn } from '../harness/session'
import { expect, test } from '../harness/test'

/** What a page request says about the session: shown, or sent to the sign-in page. */
async function appsPage(session: Session): Promise<string> {
  const page = await session.visit('/apps')
  if (page.status === 200) return 'shown'
  return `${page.status} ${new URL(page.headers.get('location') ?? '', session.origin).pathname}`
}

const SENT_AWAY = '307 /sign-in'

test('a session ends after eight idle hours', async ({ estate, server, story }) => {
  const session = await story.signIn(story.owner, server.origin)
  const age = (interval: string) =>
    estate.pool.query(
      `UPDATE person_session SET last_seen_at = now() - $2::interval WHERE person_id = $1`,
      [story.owner.id, interval],
    )
  await age('7 hours 58 minutes')
  expect(await appsPage(session)).toBe('shown')
  await age('8 hours 1 minute')
  expect(await appsPage(session)).toBe(SENT_AWAY)
})

test('a session ends after 24 hours, however busy', async ({ estate, server, story }) => {
  const session = await story.signIn(story.owner, server.origin)
  await estate.pool.query(
    `UPDATE person_session SET started_at = now() - interval '24 hours 1 minute' WHERE person_id = $1`,
    [story.owner.id],
  )
  expect(await appsPage(session)).toBe(SENT_AWAY)
})

test('a disabled person is out at once, at every process', async ({ estate, story }) => {
  const [here, there] = estate.servers
  const session = await story.signIn(story.owner, here.origin)
  await estate.pool.query('UPDATE person SET disabled_at = now() WHERE id = $1', [story.owner.id])
  expect(await appsPage(session)).toBe(SENT_AWAY)
  expect(await appsPage(session.at((there ?? here).origin))).toBe(SENT_AWAY)
  await expect(signIn(here.origin, story.owner)).rejects.toThrow()
})

test('raising the epoch ends every session of the person and nobody else', async ({
  estate,
  server,
  story,
}) => {
  const mine = [
    await story.signIn(story.owner, server.origin),
    await story.signIn(story.owner, server.origin),
  ]
  const other = await story.signIn(story.member, server.origin)
  await estate.pool.query('UPDATE person SET session_epoch = session_epoch + 1 WHERE id = $1', [
    story.owner.id,
  ])
  expect(await Promise.all(mine.map(appsPage))).toEqual([SENT_AWAY, SENT_AWAY])
  expect(await appsPage(other)).toBe('shown')
})

test('an unknown email and a wrong password get the same answer', async ({ server, story }) => {
  const wrong = { ...story.owner, password: 'not-the-password-at-all' }
  const unknown = { ...wrong, email: 'nobody@keyturn.example' }
  const answers = await Promise.all(
    [wrong, unknown].map((who) => trySignIn(new Session(server.origin), who)),
  )
  expect(answers[0]?.status).toBe(answers[1]?.status)
  expect(answers[0]?.text).toBe(answers[1]?.text)
})

test('the session cookie is out of reach of scripts and of other sites', async ({
  server,
  story,
}) => {
  const session = new Session(server.origin)
  const answer = await trySignIn(session, story.owner)
  const line = answer.headers.getSetCookie().find((one) => one.startsWith('keyturn-session=')) ?? ''
  expect(line).toMatch(/HttpOnly/i)
  expect(line).toMatch(/SameSite=Lax/i)
  expect(line).toMatch(/Path=\/(;|$)/i)
})

test('a sign-in goes on to a path of our own and to no other site', async ({ server, story }) => {
  for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '/%5cevil']) {
    const session = await story.signIn(story.owner, server.origin)
    const page = await session.visit(`/sign-in?next=${encodeURIComponent(next)}`)
    const target = new URL(page.headers.get('location') ?? '/', server.origin)
    expect(target.origin, next).toBe(server.origin)
  }
})
