import { anApp } from '@/lib/apps/testing/fixtures'
import { DAY, MINUTE, moveClock, now } from '@/lib/clock'
import { deliverDueMails } from '@/lib/mail/deliver-mails'
import { sendVia } from '@/lib/mail/testing/mails'
import { openPostOffice } from '@/lib/mail/testing/post-office'
import { expiryAfterDays } from '@/lib/secrets/expiry'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { deliverMessages } from '@/lib/webhooks/delivery/deliver-messages'
import { expect, test } from '@/lib/webhooks/testing/hooked'
import { countUnread, listNotices } from './list-notices'
import { mailNotices } from './mail-notices'
import { noticeQuery } from './notice-input'
import { tellAll } from './testing/told'

test('a secret nears its end, and is told of by mail, webhook and bell', async ({
  people: { dora },
  receiver,
  hook,
}) => {
  const post = await openPostOffice()
  sendVia(post.url)
  await hook(['secret.expiring'])
  const app = await anApp(dora)
  const expiresAt = expiryAfterDays(now(), 20)
  await issueSecret(dora, app.id, { name: 'Production', expiresAt })
  moveClock(7 * DAY)
  await tellAll()
  moveClock(2 * MINUTE)
  await mailNotices()
  await deliverDueMails()
  await deliverMessages()
  const words = /^Keyturn found that the secret “Production” \(.*\) expires within 14 days$/
  expect(await countUnread(dora)).toBe(1)
  const { notices } = await listNotices(dora, noticeQuery.parse({}))
  expect(notices).toMatchObject([{ about: 'Ticket desk', path: `/apps/${app.id}/secrets` }])
  expect(notices[0]?.sentence).toMatch(words)
  expect(post.received).toHaveLength(1)
  expect(post.received[0]?.to).toEqual([dora.email])
  expect(post.received[0]?.content).toContain('expires within 14 days')
  expect(receiver.received).toHaveLength(1)
  expect(JSON.parse(receiver.received[0]?.body ?? '{}')).toMatchObject({ type: 'secret.expiring' })
  await post.close()
  sendVia(null)
})
