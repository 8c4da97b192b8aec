import { MINUTE, moveClock } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { giveSecondFactor, stepUp } from '@/lib/people/second-factor/testing/parsed'
import { changePassword } from '@/lib/people/testing/parsed'
import { ofEnvironment } from '@/lib/providers/testing/of-environment'
import { addApp, addSoftPasskey, begin, codeOf, HERE } from '../second-factor/testing/factors'
import { readProviderAccount } from '../sign-in/provider-account'
import { signInByProvider } from '../sign-in/sign-in-by-provider'
import { expect, NEW_PASSWORD, PASSWORD, test } from '../testing/fixtures'
import { checkSession } from './check-session'
import { startSession } from './start-session'

/** What a session says of how its person has authenticated. */
async function methods(session: Plaintext | null): Promise<string[] | null> {
  const check = session && (await checkSession(session, HERE))
  return check?.alive ? check.amr : null
}

test('a session says how its person has authenticated', async ({ people: { dora } }) => {
  const first = await begin(dora)
  expect(await methods(first)).toEqual(['pwd'])
  const { key, session } = await addApp(dora, first)
  expect(await methods(session)).toEqual(['pwd', 'otp', 'mfa'])
  const given = await giveSecondFactor(dora, await begin(dora), { code: codeOf(key) })
  expect(await methods(given)).toEqual(['pwd', 'otp', 'mfa'])
})

test('a step-up by another factor adds it, and says it to the new id alone', async ({
  people: { dora },
}) => {
  const { session: withApp, recoveryCodes } = await addApp(dora, await begin(dora))
  const { session } = await addSoftPasskey(dora, withApp)
  expect(await methods(session)).toEqual(['pwd', 'otp', 'mfa', 'pop'])
  const recoveryCode = recoveryCodes?.[0] ?? ''
  const again = await giveSecondFactor(dora, await begin(dora), { recoveryCode })
  expect(await methods(again)).toEqual(['pwd', 'otp', 'mfa'])
  const after = await stepUp(dora, again, { recoveryCode: recoveryCodes?.[1] ?? '' })
  expect([await methods(after), await methods(again)]).toEqual([['pwd', 'otp', 'mfa'], []])
})

test('a changed password keeps what was given beside it', async ({ people: { dora } }) => {
  const { session } = await addApp(dora, await begin(dora))
  const change = { current: PASSWORD, next: NEW_PASSWORD }
  const after = await startSession(await changePassword(dora, change, session), HERE)
  expect(await methods(after)).toEqual(['pwd', 'otp', 'mfa'])
})

test('a provider says how somebody has authenticated there, in names that are known', async ({
  people: { dora },
}) => {
  const provider = ofEnvironment()
  const come = (amr: unknown) =>
    signInByProvider(
      readProviderAccount(
        { iss: provider.issuer, sub: 'u-1', email: dora.email, email_verified: true, amr },
        provider,
      ),
      HERE,
    )
  expect(await methods(await come(['pwd', 'mfa', 'ngcmfa']))).toEqual(['pwd', 'mfa'])
  for (const unknown of [undefined, 'pwd', [1], null]) {
    expect(await methods(await come(unknown))).toEqual([])
  }
})

test('a session from before this was noted says nothing', async ({ people: { dora } }) => {
  const session = await begin(dora)
  await db().personSession.updateMany({ data: { amr: [] } })
  moveClock(MINUTE)
  expect(await methods(session)).toEqual([])
})
