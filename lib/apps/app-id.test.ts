import { db } from '@/lib/db/client'
import { isAppId } from './app'
import { anApp, expect, test } from './testing/fixtures'

/** As other servers make them: a GUID, Auth0, Google, Keycloak, a Django number. */
const FOREIGN = [
  '0f8fad5b-d9cb-469f-a165-70867728950e',
  'aBcD1234aBcD1234aBcD1234aBcD1234',
  '123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com',
  'billing_service.eu~1',
  '42',
]

/** What was sent in place of an id: a token, a secret, a path. */
const NONE = [
  'x'.repeat(43),
  `kt_cs_AAAAAAAA_${'x'.repeat(49)}`,
  `${'x'.repeat(100)}.y`,
  '.',
  '..',
  '-a',
  'a',
  'a b',
  'a/b',
  'a:b',
  'é1',
]

test('an id that another server gave is an id here, and a token or a path is none', () => {
  for (const id of FOREIGN) expect(isAppId(id), id).toBe(true)
  for (const text of NONE) expect(isAppId(text), text).toBe(false)
})

test('the database holds the same rule', async ({ people: { ada } }) => {
  const app = await anApp(ada)
  let id = app.id
  for (const next of FOREIGN) {
    await db().app.update({ where: { id }, data: { id: next } })
    id = next
  }
  for (const text of NONE) {
    await expect(db().app.update({ where: { id }, data: { id: text } }), text).rejects.toThrow()
  }
})
