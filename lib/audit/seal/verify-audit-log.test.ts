import { expect, test } from '@/lib/people/testing/fixtures'
import { sealEvents } from './seal-events'
import { verifyAuditLog } from './testing/parsed'
import { addEvents } from './testing/sealed-log'

test('administrators and support verify the log of their organization, and no other', async ({
  people: { ada, dora, sam, strange },
}) => {
  await addEvents(ada.organizationId, 2)
  await sealEvents()
  const verified = await verifyAuditLog(ada, {})
  expect(verified).toMatchObject({ done: true, finding: null, after: 1, verified: 2, waiting: 0 })
  expect(verified.publicKey).toMatch(/^-----BEGIN PUBLIC KEY-----/)
  const head = verified.head ?? ''
  expect(await verifyAuditLog(sam, { after: '0', head })).toMatchObject({ finding: null })
  await expect(verifyAuditLog(dora, {})).rejects.toMatchObject({ code: 'not_found' })
  expect(await verifyAuditLog(strange, {})).toMatchObject({ after: 0, head: null })
  await expect(verifyAuditLog(strange, { head })).rejects.toMatchObject({
    code: 'invalid_input',
    fields: { head: 'This is the head of another organization.' },
  })
  await expect(verifyAuditLog(ada, { head: 'nonsense' })).rejects.toMatchObject({
    fields: { head: expect.stringMatching(/^This is no head/) },
  })
})
