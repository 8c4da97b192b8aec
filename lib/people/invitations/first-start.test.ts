import { HOUR, moveClock } from '@/lib/clock'
import { BadSetting } from '@/lib/config'
import { db } from '@/lib/db/client'
import { redeemSetupLink } from '@/lib/people/testing/parsed'
import { verifyPassword } from '../sign-in/verify-password'
import { actionsOf, expect, from, outcomeOf, PASSWORD, test } from '../testing/fixtures'
import { firstStart } from './first-start'
import { readSetupLink } from './read-setup-link'

const HERE = from('198.51.100.20')
const SETTINGS = { adminEmail: 'Ada@Fjord.example', adminPassword: PASSWORD }
const ADA = {
  organizationName: 'Fjord Rail',
  name: 'Ada',
  email: 'ada@fjord.example',
  password: PASSWORD,
}

/** Starts without settings, and answers the token of the link that is printed. */
async function printedToken(): Promise<string> {
  return new URL((await firstStart({})) ?? '').hash.slice(1)
}

test('the two settings create the administrator once, over several processes', async () => {
  const links = await Promise.all([1, 2, 3].map(() => firstStart(SETTINGS)))
  expect(links).toEqual([null, null, null])
  expect(await db().organization.count()).toBe(1)
  const proven = await verifyPassword({ email: ADA.email, password: PASSWORD }, HERE)
  expect(proven.epoch).toBe(1)
  expect(await firstStart({ ...SETTINGS, adminEmail: 'other@fjord.example' })).toBeNull()
  expect(await db().person.count()).toBe(1)
})

test('a weak password in the settings stops the start with a sentence that names it', async () => {
  const start = firstStart({ ...SETTINGS, adminPassword: 'password1234' })
  await expect(start).rejects.toThrow(BadSetting)
  await expect(start).rejects.toThrow(/KEYTURN_ADMIN_PASSWORD.*too easy to guess/)
})

test('the set-up link carries its token where no log can see it, and is stored as a digest', async () => {
  const link = (await firstStart({})) ?? ''
  expect(link).toMatch(/^http:\/\/localhost:3000\/setup#[0-9A-Za-z]{43}$/)
  const rows = JSON.stringify(await db().setupLink.findMany())
  expect(rows).not.toContain(link.split('#')[1])
})

test('the set-up link creates the organization and its administrator, and records both', async () => {
  const token = await printedToken()
  const { personId } = await redeemSetupLink(token, ADA, HERE)
  const membership = await db().membership.findFirstOrThrow({ where: { personId } })
  expect(membership.role).toBe('administrator')
  expect(await actionsOf(membership.organizationId)).toEqual([
    'organization.created',
    'person.added',
  ])
  expect(await firstStart({})).toBeNull()
})

test('the set-up link works once, however many use it at once', async () => {
  const token = await printedToken()
  const attempts = [1, 2, 3, 4].map((n) =>
    outcomeOf(redeemSetupLink(token, { ...ADA, email: `ada${n}@fjord.example` }, HERE)),
  )
  const outcomes = await Promise.all(attempts)
  expect(outcomes.sort()).toEqual(['done', ...Array(3).fill('setup_link_dead')])
  expect(await db().organization.count()).toBe(1)
  expect(await outcomeOf(readSetupLink(token))).toBe('setup_link_dead')
})

test('the set-up link lives for one hour', async () => {
  const token = await printedToken()
  moveClock(HOUR - 1)
  expect(await outcomeOf(readSetupLink(token))).toBe('done')
  moveClock(1)
  expect(await outcomeOf(readSetupLink(token))).toBe('setup_link_dead')
  expect(await outcomeOf(redeemSetupLink(token, ADA, HERE))).toBe('setup_link_dead')
})

test('a restart prints a new link and kills the older one', async () => {
  const older = await printedToken()
  const newer = await printedToken()
  expect(await outcomeOf(readSetupLink(older))).toBe('setup_link_dead')
  expect(await outcomeOf(readSetupLink(newer))).toBe('done')
})

test('a refused field does not use the link up', async () => {
  const token = await printedToken()
  const weak = { ...ADA, password: 'short' }
  expect(await outcomeOf(redeemSetupLink(token, weak, HERE))).toBe('invalid_input')
  expect(await outcomeOf(redeemSetupLink(token, { ...ADA, name: ' ' }, HERE))).toBe('invalid_input')
  expect(await outcomeOf(redeemSetupLink(token, ADA, HERE))).toBe('done')
})

test('a link that was printed before the settings came is dead afterwards', async () => {
  const token = await printedToken()
  await firstStart(SETTINGS)
  expect(await outcomeOf(redeemSetupLink(token, ADA, HERE))).toBe('setup_link_dead')
})
