import { config, provideConfig } from '@/lib/config'
import { closePool } from '@/lib/db/pool'
import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { interactionRef, makePerson, signIn } from '../testing/people'
import { makeRelyingParty, requestFor } from '../testing/relying-party'
import { readInteraction } from './read-interaction'

test('who comes back while the database is away gets a page with 503, which nothing may keep', async ({
  engine,
}) => {
  const { url } = await requestFor(await makeRelyingParty(engine.origin))
  const browser = new Browser(engine.origin)
  await signIn(browser, await makePerson())
  const { pathname } = await browser.follow(url)
  const resumeUrl = (await readInteraction(interactionRef(browser, pathname)))?.resumeUrl ?? ''
  const { databaseUrl } = config()
  await closePool()
  provideConfig({ ...config(), databaseUrl: 'postgresql://nobody@127.0.0.1:1/nothing' })
  const answer = await browser.request(resumeUrl)
  await closePool()
  provideConfig({ ...config(), databaseUrl })
  expect([answer.status, await answer.text()]).toEqual([503, 'temporarily_unavailable'])
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
})
