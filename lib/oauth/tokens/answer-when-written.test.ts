import pg from 'pg'
import { pool } from '@/lib/db/pool'
import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import { makeRelyingParty, redeem, refresh, requestFor, userInfo } from '../testing/relying-party'

async function begin(origin: string) {
  const party = await makeRelyingParty(origin)
  const request = await requestFor(party)
  const back = await approve(new Browser(origin), request.url, await makePerson())
  return { party, request, back }
}

/** The names of the statements that are sent while something is done. */
async function statementsOf(doing: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = new Proxy(query, {
    apply(send, client, given: [{ name?: string; text?: string }]) {
      const [{ name, text = String(given[0]) }] = given
      // A connection that is opened meanwhile begins with its settings.
      if (!text.startsWith('SET ')) sent.push(name ?? text)
      return Reflect.apply(send, client, given)
    },
  })
  await doing().finally(() => {
    pg.Client.prototype.query = query
  })
  return sent
}

test('a code exchange and a refresh take four statements, ID token included, and userinfo three', async ({
  engine,
}) => {
  const { party, request, back } = await begin(engine.origin)
  const four = ['look-up-app-and-secret', 'find-artifacts', 'consume-artifacts', 'insert-artifacts']
  const first = { refresh_token: '', id_token: '', access_token: '' }
  const exchange = async () => {
    Object.assign(first, await (await redeem(party, request, back)).json())
  }
  expect(await statementsOf(exchange)).toEqual(four)
  expect(first).toMatchObject({ id_token: expect.any(String), access_token: expect.any(String) })
  expect(await statementsOf(() => refresh(party, first.refresh_token))).toEqual(four)
  expect(await statementsOf(() => userInfo(party, first.access_token))).toHaveLength(3)
})

test('nobody is told of a token that could not be written: 503, and nothing of why', async ({
  engine,
}) => {
  for (const kind of ['AccessToken', 'RefreshToken']) {
    const { party, request, back } = await begin(engine.origin)
    const tokens = await (await redeem(party, request, back)).json()
    const again = await requestFor(party)
    await pool().query(
      `ALTER TABLE artifact ADD CONSTRAINT none CHECK (kind <> '${kind}') NOT VALID`,
    )
    const browser = new Browser(engine.origin)
    const next = await approve(browser, again.url, await makePerson())
    const answers = [await redeem(party, again, next), await refresh(party, tokens.refresh_token)]
    for (const answer of answers) {
      expect([kind, answer.status, await answer.json()]).toEqual([
        kind,
        503,
        { error: 'server_error', error_description: expect.not.stringContaining('artifact') },
      ])
    }
    await pool().query('ALTER TABLE artifact DROP CONSTRAINT none')
  }
})
