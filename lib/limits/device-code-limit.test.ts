import { closePool } from '@/lib/db/pool'
import { test as base, expect } from '@/lib/db/testing/test-database'
import { forgiveDeviceCode, noteDeviceCode } from './device-code-limit'

const test = base.extend<{ closed: undefined }>({
  closed: [
    async ({ emptyDatabase: _ }, use) => {
      await use(undefined)
      await closePool()
    },
    { auto: true },
  ],
})

async function wrongCodes(address: string, count: number): Promise<void> {
  for (let typed = 0; typed < count; typed += 1) await noteDeviceCode(address)
}

test('after twenty wrong codes an address is not heard any more; others are', async () => {
  await wrongCodes('192.0.2.1', 20)
  await expect(noteDeviceCode('192.0.2.1')).rejects.toMatchObject({ code: 'too_many_attempts' })
  await noteDeviceCode('192.0.2.2')
})

test('codes that were right do not count', async () => {
  for (let typed = 0; typed < 30; typed += 1) {
    await noteDeviceCode('192.0.2.3')
    await forgiveDeviceCode('192.0.2.3')
  }
})

test('a home with many addresses counts as one', async () => {
  await wrongCodes('2001:db8:1:2::1', 20)
  await expect(noteDeviceCode('2001:db8:1:2::ffff')).rejects.toMatchObject({
    code: 'too_many_attempts',
  })
})
