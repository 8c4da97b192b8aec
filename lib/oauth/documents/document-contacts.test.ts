import { moveClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Browser } from '../testing/browser'
import { requestFor } from '../testing/relying-party'
import { DOCUMENTS } from './reading'
import {
  allowHost,
  expect,
  makeMetadataDocumentApp,
  NOTES,
  test,
  URL_ID,
} from './testing/document-server'

test('the first email of a document’s contacts is the contact email, as long as it is there', async ({
  engine,
  web,
}) => {
  await allowHost()
  web.serves.set(URL_ID, { ...NOTES, contacts: ['help@apps.example', 'boss@apps.example'] })
  const party = await makeMetadataDocumentApp(engine.origin)
  const begin = async () => {
    const { url } = await requestFor(party)
    expect((await new Browser(url.origin).request(url)).status).toBe(303)
    return (await db().app.findUniqueOrThrow({ where: { id: URL_ID } })).contactEmail
  }
  expect(await begin()).toBe('help@apps.example')
  web.serves.set(URL_ID, NOTES)
  moveClock(DOCUMENTS.readAgainSeconds)
  expect(await begin()).toBeNull()
})
