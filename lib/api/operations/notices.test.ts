import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
import { anApp, expect, test } from '@/lib/apps/testing/fixtures'
import { tellAll } from '@/lib/notices/testing/told'
import { perform } from '../testing/perform'

test('what a person was told is listed in parts, and marked as read by them alone', async ({
  people: { ada, dora, dan },
}) => {
  for (let n = 0; n < 3; n += 1) await suspendApp(ada, (await anApp(dora)).id)
  await tellAll()
  const list = (query: Record<string, string>) => perform(dora, 'listNotices', { query })
  const first = await list({ size: '2' })
  expect(first.items).toHaveLength(2)
  expect(first.items[0]).toMatchObject({ kind: 'apps', is_read: false })
  const after = new URL(String(first.next)).searchParams.get('after') ?? ''
  expect((await list({ size: '2', after })).items).toHaveLength(1)
  expect((await perform(dan, 'listNotices')).items).toEqual([])
  const [newest] = first.items
  const params = { notice_id: newest?.id ?? '' }
  const unread = async () => (await list({ show: 'unread' })).items.length
  await perform(dan, 'readNotice', { params })
  await perform(dan, 'readNotices', { body: { up_to: newest?.id } })
  expect(await unread()).toBe(3)
  await perform(dora, 'readNotice', { params })
  expect(await unread()).toBe(2)
  await perform(dora, 'readNotices', { body: { up_to: newest?.id } })
  expect(await unread()).toBe(0)
})
