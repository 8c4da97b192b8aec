import { generateKeyPairSync } from 'node:crypto'
import { compactDecrypt } from 'jose'
import { anApp, expect, expectRefused, test } from '@/lib/apps/testing/fixtures'
import { db } from '@/lib/db/client'
import { handOver } from './hand-over'
import { isValueOf } from './is-value-of'
import { issueSecret } from './testing/parsed'
import { countSlots } from './testing/use-secret'

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const recipient = JSON.stringify({ ...publicKey.export({ format: 'jwk' }), kid: 'ci-1' })

test('a value that is sealed leaves as a JWE alone, and the trail names the key', async ({
  people: { dora },
}) => {
  const { id } = await anApp(dora)
  const issued = await issueSecret(dora, id, { name: 'CI', expiresAt: null, recipient })
  const handed = await handOver(issued, recipient)
  expect(Object.keys(handed)).toEqual(['jwe'])
  const { plaintext, protectedHeader } = await compactDecrypt(
    'jwe' in handed ? handed.jwe : '',
    privateKey,
  )
  expect(await isValueOf(db(), issued.secret.id, Buffer.from(plaintext).toString())).toBe(true)
  expect(protectedHeader).toMatchObject({ kid: 'ci-1', secret_id: issued.secret.id })
  const event = await db().auditEvent.findFirstOrThrow({ where: { action: 'secret.issued' } })
  expect(event.detail).toMatchObject({ shownTo: 'recipient', recipient: 'ci-1' })
})

test('nothing is made for a key that nothing can be sealed to', async ({ people: { dora } }) => {
  const { id } = await anApp(dora)
  const jwk = JSON.stringify(privateKey.export({ format: 'jwk' }))
  for (const bad of [jwk, '{}', 'x', '']) {
    const input = { name: 'CI', expiresAt: null, recipient: bad }
    await expectRefused(issueSecret(dora, id, input), 'invalid_input')
  }
  expect(await countSlots(id)).toBe(0)
})
