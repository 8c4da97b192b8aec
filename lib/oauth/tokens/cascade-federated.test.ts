import { forgetIssuers } from '@/lib/apps/federated/issuer-keys'
import { db } from '@/lib/db/client'
import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { asAssertion, startForeignIssuer, trust } from '../testing/foreign-issuer'
import { approve, makePerson } from '../testing/people'
import {
  makeRelyingParty,
  type oauth,
  redeem,
  refresh,
  requestFor,
  userInfo,
} from '../testing/relying-party'

test('what a person allowed by way of a federated credential ends with it, and a waiting code lives', async ({
  engine: { origin },
}) => {
  forgetIssuers()
  const ci = await startForeignIssuer()
  const withSecret = await makeRelyingParty(origin)
  const id = await trust(withSecret.appId, { issuer: ci.issuer, subject: 'pod' })
  const auth: oauth.ClientAuth = async (_as, client, body) => {
    const token = await ci.sign({ sub: 'pod', aud: origin })
    for (const [name, value] of Object.entries(asAssertion(client.client_id, token))) {
      body.set(name, value)
    }
  }
  const party = { ...withSecret, auth }
  const [person, browser] = [await makePerson(), new Browser(origin)]
  const request = await requestFor(party)
  const first = await redeem(party, request, await approve(browser, request.url, person))
  const again = await refresh(party, (await first.json()).refresh_token)
  expect([first.status, again.status]).toEqual([200, 200])
  const tokens = await again.json()
  expect((await userInfo(party, tokens.access_token)).status).toBe(200)
  const waiting = await requestFor(party)
  const back = await browser.follow(waiting.url)
  await db().federatedCredential.delete({ where: { id } })
  expect((await userInfo(party, tokens.access_token)).status).toBe(401)
  expect((await refresh(withSecret, tokens.refresh_token)).status).toBe(400)
  expect((await redeem(withSecret, waiting, back)).status).toBe(200)
  ci.close()
})
