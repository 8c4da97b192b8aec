import pg from 'pg'
import { pool } from '@/lib/db/pool'
import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { emptyDisk, fillDisk, TOKENS } from '../testing/full-disk'
import { approve, makePerson } from '../testing/people'
import {
  INSECURE,
  makeRelyingParty,
  oauth,
  redeem,
  refresh,
  requestFor,
  userInfo,
} from '../testing/relying-party'

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

test('a code exchange and a refresh take three statements, ID token included, and so does userinfo', async ({
  engine,
}) => {
  const { party, request, back } = await begin(engine.origin)
  const three = ['look-up-app-and-secret', 'find-artifacts', 'redeem-sources']
  const first = { refresh_token: '', id_token: '', access_token: '' }
  const exchange = async () => {
    Object.assign(first, await (await redeem(party, request, back)).json())
  }
  expect(await statementsOf(exchange)).toEqual(three)
  expect(first).toMatchObject({ id_token: expect.any(String), access_token: expect.any(String) })
  expect(await statementsOf(() => refresh(party, first.refresh_token))).toEqual(three)
  expect(await statementsOf(() => userInfo(party, first.access_token))).toHaveLength(3)
})

test('503 means that nothing has happened: the same code and the same refresh token work later', async ({
  engine,
}) => {
  const { party, request, back } = await begin(engine.origin)
  const tokens = await (await redeem(party, request, back)).json()
  const again = await requestFor(party)
  const next = await approve(new Browser(engine.origin), again.url, await makePerson())
  for (const kind of TOKENS) {
    await fillDisk(pool(), [kind])
    const answers = [await redeem(party, again, next), await refresh(party, tokens.refresh_token)]
    for (const answer of answers) {
      expect([kind, answer.status, await answer.json()]).toEqual([
        kind,
        503,
        { error: 'server_error', error_description: expect.not.stringContaining('disk') },
      ])
    }
    await emptyDisk(pool())
  }
  const later = [await redeem(party, again, next), await refresh(party, tokens.refresh_token)]
  expect(later.map(({ status }) => status)).toEqual([200, 200])
})

test('a refresh that is refused for another reason has used nothing up', async ({ engine }) => {
  const { party, request, back } = await begin(engine.origin)
  const { refresh_token } = await (await redeem(party, request, back)).json()
  const { as, client, auth } = party
  for (const wrong of [{ scope: 'openid orders.read' }, { resource: 'https://nobody.example' }]) {
    const how = { ...INSECURE, additionalParameters: wrong }
    const refused = await oauth.refreshTokenGrantRequest(as, client, auth, refresh_token, how)
    expect(refused.status).toBe(400)
  }
  expect((await refresh(party, refresh_token)).status).toBe(200)
})
