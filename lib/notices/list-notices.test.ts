import { acceptInput } from '@/lib/accept-input'
import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
import { anApp, expect, refusalOf, test } from '@/lib/apps/testing/fixtures'
import { countUnread, listNewest, listNotices } from './list-notices'
import { noticeName, noticeQuery, preferencesForm } from './notice-input'
import { findPreferences, setPreferences } from './notice-preferences'
import { readAllNotices, readNotice } from './read-notices'
import { tellAll } from './testing/told'

const ALL = noticeQuery.parse({})
const UNREAD = noticeQuery.parse({ show: 'unread' })
const idOf = (id: string | undefined) => acceptInput(noticeName, id)

test('what was told is listed for the person alone, and is read by them alone', async ({
  people: { ada, dora, dan },
}) => {
  for (let n = 0; n < 3; n += 1) await suspendApp(ada, (await anApp(dora)).id)
  await tellAll()
  expect(await countUnread(dora)).toBe(3)
  const { notices, next } = await listNotices(dora, ALL)
  expect(next).toBeNull()
  expect(notices).toHaveLength(3)
  expect(await listNewest(dora)).toEqual(notices)
  expect(await listNewest(dan)).toEqual([])
  expect((await listNotices({ ...dora, organizationId: 'org_other' }, ALL)).notices).toEqual([])
  await readNotice(dan, idOf(notices[0]?.id))
  await readAllNotices(dan, idOf(notices[0]?.id))
  expect(await countUnread(dora)).toBe(3)
  await readNotice(dora, idOf(notices[0]?.id))
  expect(await countUnread(dora)).toBe(2)
  expect((await listNotices(dora, UNREAD)).notices).toHaveLength(2)
  await readAllNotices(dora, idOf(notices[1]?.id))
  expect(await countUnread(dora)).toBe(0)
  expect((await listNotices(dora, ALL)).notices.every(({ isRead }) => isRead)).toBe(true)
})

test('each kind is told as the person chooses, and security is never switched off', async ({
  people: { dora, dan },
}) => {
  expect(await findPreferences(dora)).toMatchObject({ security: 'mail', secrets: 'bell' })
  await setPreferences(dora, acceptInput(preferencesForm, { apps: 'off', expiry: 'digest' }))
  expect(await findPreferences(dora)).toMatchObject({ apps: 'off', expiry: 'digest' })
  expect(await findPreferences(dan)).toMatchObject({ apps: 'mail' })
  const off = async () => acceptInput(preferencesForm, { security: 'off' })
  expect((await refusalOf(off()))?.code).toBe('invalid_input')
})
