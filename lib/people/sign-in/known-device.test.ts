import { DAY, moveClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { noteSignInAttempt } from '@/lib/limits/sign-in-limits'
import { knownDevice, withKnownDevice } from '../sessions/known-device'
import { rememberDevice } from '../sessions/remember-device'
import { signOutEverywhere } from '../sessions/sign-out-everywhere'
import { expect, from, outcomeOf, PASSWORD, type TestPerson, test } from '../testing/fixtures'
import { signIn } from '../testing/parsed'
import { verifyPassword } from './verify-password'

const OFFICE = '198.51.100.10'

/** The cookie that this person's browser has after a sign-in. */
async function cookieOf(who: TestPerson): Promise<string> {
  const session = await signIn({ email: who.email, password: PASSWORD }, from('192.0.2.50'))
  const cookie = await rememberDevice(session, { cookie: undefined, origin: null })
  if (!cookie) throw new Error('the device was not remembered')
  return cookie
}

type Try = { address?: string; devices?: string; password?: string }

function attempt(who: TestPerson, { address = OFFICE, devices, password = PASSWORD }: Try) {
  return outcomeOf(verifyPassword({ email: who.email, password }, from(address), { devices }))
}

test('strangers who guess at an account from everywhere do not lock its known device out', async ({
  people: { dora },
}) => {
  const devices = await cookieOf(dora)
  for (let net = 1; net <= 13; net += 1) {
    const address = net === 1 ? OFFICE : `10.9.${net}.1`
    for (let n = 0; n < 5; n += 1) await attempt(dora, { address, password: 'wrong' })
  }
  for (const address of [OFFICE, '203.0.113.200']) {
    expect(await attempt(dora, { address })).toBe('too_many_attempts')
    expect(await attempt(dora, { address, devices })).toBe('done')
  }
})

test('fifty guesses at invented accounts from one address do not stop a known device there', async ({
  people: { dora },
}) => {
  const devices = await cookieOf(dora)
  for (let n = 0; n < 50; n += 1) {
    await noteSignInAttempt({ email: `guess${n}@fjord.example`, address: OFFICE })
  }
  expect(await attempt(dora, {})).toBe('too_many_attempts')
  expect(await attempt(dora, { devices })).toBe('done')
})

test('wrong passwords on a known device count there, and nowhere else', async ({
  people: { dora },
}) => {
  const devices = await cookieOf(dora)
  for (let n = 0; n < 5; n += 1) {
    expect(await attempt(dora, { devices, password: 'wrong' })).toBe('wrong_credentials')
  }
  expect(await attempt(dora, { devices })).toBe('too_many_attempts')
  expect(await attempt(dora, {})).toBe('done')
  expect(await attempt(dora, { devices: await cookieOf(dora) })).toBe('done')
})

test('a device is known to its person alone, and in no other form', async ({
  people: { dora, sam },
}) => {
  const cookie = await cookieOf(dora)
  const owner = { personId: dora.personId, epoch: 1 }
  const other = { personId: sam.personId, epoch: 1 }
  expect(knownDevice(cookie, owner)?.id).toMatch(/^dev_/)
  expect(knownDevice(cookie, other)).toBeNull()
  const altered = `${cookie.slice(0, -2)}${cookie.endsWith('AA') ? 'BB' : 'AA'}`
  for (const forged of [undefined, '', 'x', altered, 'A'.repeat(5_000), cookie.slice(8)]) {
    expect(knownDevice(forged, owner), String(forged)).toBeNull()
  }
  expect(cookie).not.toContain(dora.personId)
  const both = withKnownDevice(cookie, { ...other, secondFactor: true })
  expect(knownDevice(both, owner)).toEqual(knownDevice(cookie, owner))
  expect(knownDevice(both, other)?.secondFactor).toBe(true)
})

test('a raised epoch and a year without a sign-in make a device unknown', async ({
  people: { dora, sam },
}) => {
  const [doras, sams] = [await cookieOf(dora), await cookieOf(sam)]
  await signOutEverywhere(dora)
  const { sessionEpoch: epoch } = await db().person.findUniqueOrThrow({
    where: { id: dora.personId },
  })
  expect(knownDevice(doras, { personId: dora.personId, epoch })).toBeNull()
  moveClock(366 * DAY)
  expect(knownDevice(sams, { personId: sam.personId, epoch: 1 })).toBeNull()
})

test('a browser is known in eight names at most, those of the last sign-ins', () => {
  let cookie: string | undefined
  for (let n = 0; n < 100; n += 1) {
    cookie = withKnownDevice(cookie, { personId: `${n}`, epoch: 1, secondFactor: false })
  }
  const known = Array.from({ length: 100 }, (_, n) => `${n}`).filter((personId) =>
    knownDevice(cookie, { personId, epoch: 1 }),
  )
  expect(known).toEqual(['92', '93', '94', '95', '96', '97', '98', '99'])
  expect(cookie?.length).toBeLessThan(4_000)
})
