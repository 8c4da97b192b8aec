import { closePool } from '@/lib/db/pool'
import { test as base, expect } from '@/lib/db/testing/test-database'
import { forgiveAttemptFrom, noteAttemptFrom } from './address-counter'

const test = base.extend<{ closed: undefined }>({
  closed: [
    async ({ emptyDatabase: _ }, use) => {
      await use(undefined)
      await closePool()
    },
    { auto: true },
  ],
})

const TWO = { name: 'test/two', attempts: 2, seconds: 60 }

/** How many attempts pass, each from an address of its own. */
async function passing(count: number, address: (n: string) => string): Promise<number> {
  let passed = 0
  for (let n = 0; n < count; n += 1) {
    const attempt = noteAttemptFrom(TWO, { address: address(n.toString(16)) })
    passed += await attempt.then(
      () => 1,
      () => 0,
    )
  }
  return passed
}

test('the networks of one home may do four times as much as one of them', async () => {
  expect(await passing(12, (n) => `2001:db8:0:${n}::1`)).toBe(8)
  expect(await passing(3, () => '2001:db8:0:100::1')).toBe(2)
})

test('the networks of one tenant may do sixteen times as much', async () => {
  expect(await passing(40, (n) => `2001:db8:0:${n}00::1`)).toBe(32)
  expect(await passing(3, () => '2001:db8:1::1')).toBe(2)
})

test('a network that is full does not fill the ones around it', async () => {
  expect(await passing(40, (n) => `2001:db8::${n}`)).toBe(2)
  expect(await passing(3, () => '2001:db8:0:1::1')).toBe(2)
})

test('what is taken back was never counted, in no block', async () => {
  for (let n = 0; n < 40; n += 1) {
    const attempt = { address: `2001:db8:0:${n.toString(16)}::1` }
    await noteAttemptFrom(TWO, attempt)
    await forgiveAttemptFrom(TWO, attempt)
  }
})

test('attempts about one account do not count for another', async () => {
  const address = '192.0.2.1'
  for (let n = 0; n < 2; n += 1) await noteAttemptFrom(TWO, { address, account: 'ada' })
  await noteAttemptFrom(TWO, { address, account: 'dora' })
  await expect(noteAttemptFrom(TWO, { address, account: 'ada' })).rejects.toMatchObject({
    code: 'too_many_attempts',
  })
})
