import { callAction } from '../harness/action'
import { form } from '../harness/form'
import { granted } from '../harness/portal'
import { expect, test } from '../harness/test'

test('a calendar fetches a feed without a cookie, until it is revoked or its person is out', async ({
  cluster,
  server,
  org,
}) => {
  const app = await org.addApp()
  await cluster.pool.query(
    `INSERT INTO secret (id, app_id, name, prefix, last_four, digest, pepper_version, slot,
       created_at, created_by_id, created_by_name, expires_at)
     VALUES ('CalFeed1', $1, 'Nightly', 'kt_cs', 'abcd', sha256('x'), 1, 1, now(), 'x', 'X',
       now() + interval '20 days')`,
    [app.id],
  )
  const session = await org.signIn(org.owner, server.origin)
  const page = '/support/secrets/calendar'
  const made = () =>
    callAction<string>(session, page, 'secrets/calendar/make', form({ name: 'Team calendar' }))
  const [first, second] = [granted(await made()), granted(await made())]
  const at = (address: string) => new URL(new URL(address).pathname, server.origin)
  const answer = await fetch(at(first))
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(answer.headers.get('cache-control')).toContain('no-store')
  expect(answer.headers.getSetCookie()).toEqual([])
  expect(await answer.text()).toContain('UID:secret-CalFeed1@keyturn\r\n')

  const { rows } = await cluster.pool.query(
    'SELECT id FROM calendar_feed WHERE person_id = $1 AND last_fetched_at IS NOT NULL',
    [org.owner.id],
  )
  await callAction(session, page, 'secrets/calendar/revoke', rows[0].id)
  const gone = await fetch(at(first))
  const never = await fetch(new URL('/calendar/x.ics', server.origin))
  expect([gone.status, await gone.text()]).toEqual([never.status, await never.text()])
  expect(gone.status).toBe(404)
  expect((await fetch(at(second))).status).toBe(200)
  await cluster.pool.query('UPDATE person SET disabled_at = now() WHERE id = $1', [org.owner.id])
  expect((await fetch(at(second))).status).toBe(404)
})
