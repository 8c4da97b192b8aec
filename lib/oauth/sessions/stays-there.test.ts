import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { approve, makePerson, signIn } from '../testing/people'
import { makeRelyingParty, requestFor } from '../testing/relying-party'

test('whom a provider of one organization signs in is nobody to the apps of another of theirs', async ({
  engine: { origin },
}) => {
  const [party, actor, browser] = [
    await makeRelyingParty(origin),
    await makePerson(),
    new Browser(origin),
  ]
  const { personId } = actor
  const { url } = await requestFor(party)
  await signIn(browser, actor)
  await db().personSession.updateMany({ where: { personId }, data: { staysThere: true } })
  expect((await approve(browser, url, actor)).searchParams.has('code')).toBe(true)
  const { organizationId } = party.organization
  await db().membership.create({
    data: { personId, organizationId, role: 'developer', createdAt: now() },
  })
  for (const next of [browser, new Browser(origin)]) {
    next.portalSession = browser.portalSession
    const back = await approve(next, (await requestFor(party)).url, actor)
    expect(back.searchParams.get('error')).toBe('access_denied')
  }
})
