import { purgeDeletedApps } from '@/lib/apps/lifecycle/purge-deleted-apps'
import { DAY, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Browser } from '../testing/browser'
import { approve, makePerson } from '../testing/people'
import { type RelyingParty, redeem, refresh, requestFor, userInfo } from '../testing/relying-party'
import {
  allowHost,
  expect,
  makeMetadataDocumentApp,
  NOTES,
  test,
  URL_ID,
} from './testing/document-server'

const MOVED = 'https://app.example/moved'

async function statusOf(party: RelyingParty, redirectUri: string): Promise<number> {
  const { url } = await requestFor(party, { redirect_uri: redirectUri })
  return (await new Browser(url.origin).request(url)).status
}

/** As its deletion in the portal does it, and the seven days after that. */
async function deleteForGood(): Promise<void> {
  const deleted = { deletedAt: now(), version: { increment: 1 } }
  await db().app.update({ where: { id: URL_ID }, data: deleted })
  moveClock(8 * DAY)
  expect(await purgeDeletedApps()).toBe(1)
}

test('an app that returns after it was deleted for good is what its document says by then', async ({
  engine,
  web,
}) => {
  // The signing keys have settled: nothing but the app changes.
  moveClock(30 * DAY)
  await allowHost()
  const party = await makeMetadataDocumentApp(engine.origin)
  expect(await statusOf(party, party.redirectUri)).toBe(303)
  await deleteForGood()
  web.serves.set(URL_ID, { ...NOTES, redirect_uris: [MOVED] })
  expect(await statusOf(party, party.redirectUri)).toBe(400)
  expect(await statusOf(party, MOVED)).toBe(303)
})

test('nothing that it held before opens anything after its return', async ({ engine }) => {
  await allowHost()
  const party = await makeMetadataDocumentApp(engine.origin)
  const request = await requestFor(party)
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  const { access_token, refresh_token } = await (await redeem(party, request, back)).json()
  await deleteForGood()
  expect(await statusOf(party, party.redirectUri)).toBe(303)
  expect((await userInfo(party, access_token)).status).toBe(401)
  expect((await refresh(party, refresh_token)).status).toBe(400)
})

test('a document sends the server nowhere else', async ({ engine, web }) => {
  await allowHost()
  const party = await makeMetadataDocumentApp(engine.origin)
  const elsewhere = 'https://elsewhere.example:8443/'
  web.serves.set(URL_ID, {
    ...NOTES,
    sector_identifier_uri: elsewhere,
    logo_uri: elsewhere,
    initiate_login_uri: elsewhere,
    subject_type: 'public',
    software_statement: elsewhere,
  })
  expect(await statusOf(party, party.redirectUri)).toBe(303)
  expect(web.requests).toEqual([URL_ID])
})
