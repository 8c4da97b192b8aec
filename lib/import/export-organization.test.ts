import { anApp, expect, expectRefused, test } from '@/lib/apps/testing/fixtures'
import { now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { exportOrganization } from './export-organization'
import { readForeignClient } from './foreign-client'
import { splitFile } from './split-file'

async function whole(pieces: AsyncGenerator<string, void, void>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

test('an export has everything of the organization and no value or digest', async ({
  people: { ada, dora, strange },
}) => {
  const app = await anApp(dora)
  await anApp(strange, { name: 'Not ours' })
  const issued = await issueSecret(dora, app.id, { name: 'Production', expiresAt: null })
  const text = await whole(await exportOrganization(ada, 'json'))
  const read = JSON.parse(text)
  expect(read).toMatchObject({
    format: 'keyturn-export-1',
    people: expect.arrayContaining([expect.objectContaining({ name: 'Dora', role: 'developer' })]),
    clients: [
      {
        client_id: app.id,
        name: 'Ticket desk',
        scopes: ['tickets'],
        secrets: [{ name: 'Production', slot: 1, id: issued.secret.id }],
      },
    ],
  })
  expect(text).not.toContain(issued.value.reveal())
  const { digest } = await db().secret.findFirstOrThrow()
  expect(text).not.toContain(Buffer.from(digest).toString('hex'))
  expect(text).not.toMatch(/digest|Not ours/)
  const event = await db().auditEvent.findFirstOrThrow({
    where: { action: 'organization.exported' },
  })
  expect(event).toMatchObject({ actorName: 'Ada', detail: { format: 'json' } })
})

test('what was exported as CSV can be read by an import', async ({ people: { ada } }) => {
  const app = await anApp(ada, {
    type: 'web',
    redirectUris: ['https://a.example/1', 'https://a.example/2'],
  })
  const text = await whole(await exportOrganization(ada, 'csv'))
  expect(splitFile(text).map(readForeignClient)).toMatchObject([
    {
      clientId: app.id,
      type: 'web',
      redirectUris: ['https://a.example/1', 'https://a.example/2'],
      scopes: ['tickets'],
    },
  ])
})

test('administrators export, after a step-up', async ({ people: { ada, dora, sam } }) => {
  for (const other of [dora, sam])
    await expectRefused(exportOrganization(other, 'json'), 'forbidden')
  const unproven = { ...ada, provenAt: secondsAfter(now(), -3600) }
  await expectRefused(exportOrganization(unproven, 'csv'), 'step_up_required')
})
