import { expect, test } from '@playwright/test'
import { Refusal } from '@/lib/errors'
import { checkPasswordStrength } from './check-password-strength'

const OWNER = { email: 'ada.lovelace@fjord.example', name: 'Ada Lovelace' }

/** `accepted`, or the sentence that refuses the password. */
async function verdict(password: string): Promise<string> {
  try {
    await checkPasswordStrength(password, OWNER)
    return 'accepted'
  } catch (thrown) {
    return thrown instanceof Refusal ? (thrown.fields?.password ?? 'no sentence') : String(thrown)
  }
}

test('eleven characters are too few, whatever they are', async () => {
  expect(await verdict('xK9#pQ2$vL7')).toContain('12 characters')
})

test('no kind of character is demanded', async () => {
  expect(await verdict('walnut cello prairie magnet')).toBe('accepted')
  expect(await verdict('8305719264830')).not.toContain('letter')
})

test('a password made from what everybody knows is refused, with the reason', async () => {
  expect(await verdict('Ada Lovelace1')).toContain('your name, your email')
  expect(await verdict('keyturnkeyturn')).toContain('Keyturn')
  expect(await verdict('password1234')).toContain('commonly used')
  expect(await verdict('aaaaaaaaaaaaaaaa')).toContain('repeated')
})

test('more than 72 bytes are refused, because bcrypt reads no further', async () => {
  expect(
    await verdict(
      'walnut cello prairie magnet saddle quartz velvet orbit lantern amber x'.padEnd(73, 'y'),
    ),
  ).toContain('72 bytes')
  expect(await verdict('é'.repeat(37))).toContain('72 bytes')
})

test('the same characters composed differently are the same password', async () => {
  const { digestPassword, matchesDigest, provenTurn } = await import('./password-digest')
  const digest = await digestPassword('caf\u00e9 walnut prairie', OWNER)
  const attempt = { turn: provenTurn(OWNER), uncount: async () => undefined }
  expect(await matchesDigest('cafe\u0301 walnut prairie', digest, attempt)).toBe(true)
})

test('digesting leaves the main thread free', async () => {
  const { digestPassword } = await import('./password-digest')
  let ticks = 0
  const ticking = setInterval(() => {
    ticks += 1
  }, 5)
  await digestPassword('walnut cello prairie', OWNER)
  clearInterval(ticking)
  expect(ticks).toBeGreaterThan(5)
})
