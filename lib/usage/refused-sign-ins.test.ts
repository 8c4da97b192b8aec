import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { disablePerson } from '@/lib/people/disable-person'
import { expect, from, outcomeOf, PASSWORD, test } from '@/lib/people/testing/fixtures'
import { signIn } from '@/lib/people/testing/parsed'
import { withRequestNotes } from '@/lib/request-notes'
import { flushUses } from './flush'
import { listRefusedSignIns } from './list-refused-sign-ins'
import {
  countingRefusedSignIn,
  noteRefusedSignIn,
  takeRefusedSignIns,
} from './note-refused-sign-in'
import { SIGN_IN_ROWS_KEPT } from './refused-sign-in-store'

const ALL = {
  filter: { people: null, cause: null, address: null, from: null, until: null },
  page: 1,
}

async function attempt(email: string, password: string, address = '203.0.113.5'): Promise<string> {
  const origin = from(address)
  return withRequestNotes({ requestId: 'r' }, () =>
    outcomeOf(countingRefusedSignIn(origin, () => signIn({ email, password }, origin))),
  )
}

test('refused sign-ins are counted by person, cause, address and hour; others are not', async ({
  people: { ada, dora, sam, strange },
}) => {
  for (let n = 0; n < 3; n += 1) await attempt(dora.email, 'wrong')
  await attempt('nobody@fjord.example', 'wrong')
  await attempt(sam.email, PASSWORD)
  await flushUses()
  const { signIns, more } = await listRefusedSignIns(ada, ALL)
  expect(more).toBe(false)
  expect(
    signIns.map(({ personName, cause, address, attempts }) => [
      personName,
      cause,
      address,
      attempts,
    ]),
  ).toEqual([
    [null, 'unknown_email', '203.0.113.5', 1],
    ['Dora', 'wrong_password', '203.0.113.5', 3],
  ])
  expect(signIns[1]?.firstAt.getTime()).toBeLessThanOrEqual(signIns[1]?.lastAt.getTime() ?? 0)
  const hers = { ...ALL, filter: { ...ALL.filter, people: [dora.personId] } }
  expect((await listRefusedSignIns(sam, hers)).signIns).toHaveLength(1)
  // Another organization sees neither theirs nor what was tried at nobody's address.
  expect((await listRefusedSignIns(strange, ALL)).signIns).toEqual([])
  expect(await outcomeOf(listRefusedSignIns(dora, ALL))).toBe('not_found')
})

test('an attempt at somebody of two organizations is seen in both, until one disables them', async ({
  people: { ada, dora, strange },
}) => {
  const { personId } = dora
  const { organizationId } = strange
  await db().membership.create({
    data: { personId, organizationId, role: 'developer', createdAt: now() },
  })
  const seenBy = async (actor: typeof ada) =>
    (await listRefusedSignIns(actor, ALL)).signIns.map(({ attempts }) => attempts)
  await attempt(dora.email, 'wrong')
  await flushUses()
  expect([await seenBy(ada), await seenBy(strange)]).toEqual([[1], [1]])
  await disablePerson(strange, personId)
  await attempt(dora.email, 'wrong')
  await flushUses()
  expect([await seenBy(ada), await seenBy(strange)]).toEqual([[2], [1]])
  await disablePerson(ada, personId)
  await attempt(dora.email, 'wrong')
  await flushUses()
  expect([await seenBy(ada), await seenBy(strange)]).toEqual([[3], [2]])
})

test('whatever strangers try, few entries are in memory and few rows are kept', async ({
  people: { dora },
}) => {
  const { organizationId, personId } = dora
  for (let n = 0; n < 100_000; n += 1) {
    const address = `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`
    noteRefusedSignIn({ organizationId: '', personId: n % 2 ? personId : '', cause: 'x', address })
  }
  const taken = takeRefusedSignIns()
  expect(taken.length).toBeLessThanOrEqual(2_000)
  expect(taken.reduce((sum, { count }) => sum + count, 0)).toBe(100_000)
  for (let round = 0; round < 12; round += 1) {
    for (let n = 0; n < 90; n += 1) {
      const address = `10.0.${round}.${n}`
      noteRefusedSignIn({ organizationId, personId, cause: 'wrong_password', address })
    }
    await flushUses()
  }
  const rows = await db().refusedSignIn.findMany({ where: { organizationId } })
  expect(rows.length).toBeLessThanOrEqual(SIGN_IN_ROWS_KEPT + 1)
  expect(rows.reduce((sum, { attempts }) => sum + Number(attempts), 0)).toBe(12 * 90)
})
