import { DAY } from '@/lib/clock'
import { compareClocks } from '@/lib/db/database-clock'
import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import { makeRelyingParty, redeem, refresh, requestFor } from '../testing/relying-party'

const { now } = Date

/** Sets this machine's clock, as somebody does who mistypes a date. */
function setClockAhead(days: number): void {
  Date.now = () => now() + days * DAY * 1000
}

test.afterEach(async () => {
  setClockAhead(0)
  await compareClocks()
})

test('a refresh during which the clock is set costs no grant: it is 503, and works when sent again', async ({
  engine: { origin },
}) => {
  const party = await makeRelyingParty(origin)
  const request = await requestFor(party)
  const back = await approve(new Browser(origin), request.url, await makePerson())
  const { refresh_token } = await (await redeem(party, request, back)).json()
  await compareClocks()
  setClockAhead(200)
  // Before the clocks are compared again, and after it.
  expect((await refresh(party, refresh_token)).status).toBe(503)
  await compareClocks()
  expect((await refresh(party, refresh_token)).status).toBe(503)
  setClockAhead(0)
  await compareClocks()
  expect((await refresh(party, refresh_token)).status).toBe(200)
})
