import { expect, test } from '@/lib/apps/testing/fixtures'
import { perform } from '../testing/perform'

test('an administrator’s program adds a webhook, makes its secrets, tests it and reads its messages', async ({
  people: { ada },
}) => {
  const sent = { url: 'https://hooks.example/', events: ['app.*'] }
  const made = await perform(ada, 'addWebhook', { body: sent })
  expect(made).toMatchObject({ ...sent, status: 'new', secrets: [] })
  const params = { webhook_id: String(made.id) }
  const { value } = await perform(ada, 'makeWebhookSecret', { params })
  expect(value).toMatch(/^whsec_/)
  const second = await perform(ada, 'makeWebhookSecret', { params })
  const gone = { ...params, secret_id: String(second.id) }
  await perform(ada, 'removeWebhookSecret', { params: gone })
  await perform(ada, 'testWebhook', { params })
  const { items } = await perform(ada, 'listWebhookMessages', { params })
  expect(items).toMatchObject([{ action: 'webhook.test', state: 'waiting' }])
  const body = { ...sent, events: ['secret.*'] }
  await perform(ada, 'changeWebhook', { params, body })
  await perform(ada, 'disableWebhook', { params })
  const [message] = (await perform(ada, 'listWebhookMessages', { params })).items
  expect(message).toMatchObject({ state: 'given_up' })
  const again = { ...params, message_id: String(message?.id) }
  await perform(ada, 'resendWebhookMessage', { params: again })
  await perform(ada, 'enableWebhook', { params })
  const read = await perform(ada, 'readWebhook', { params })
  expect(read).toMatchObject({ events: ['secret.*'], status: 'enabled' })
  expect(read.secrets).toHaveLength(1)
  expect(JSON.stringify(read)).not.toContain(String(value))
  expect(await perform(ada, 'listWebhooks')).toMatchObject({ total: 1, items: [{ waiting: 1 }] })
  await perform(ada, 'removeWebhook', { params })
  expect((await perform(ada, 'listWebhooks')).total).toBe(0)
})
