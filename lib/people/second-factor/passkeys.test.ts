import { MINUTE, moveClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import {
  addPasskey,
  checkSecondFactor,
  giveSecondFactor,
  renamePasskey,
} from '@/lib/people/second-factor/testing/parsed'
import { expect, outcomeOf, test } from '../testing/fixtures'
import { askForPasskey } from './ask-for-passkey'
import { listSecondFactors } from './list-second-factors'
import { offerPasskey } from './offer-passkey'
import { removePasskey } from './remove-passkey'
import { addSoftPasskey, begin, state } from './testing/factors'
import { SoftPasskey } from './testing/soft-passkey'

test('a passkey ends a sign-in that awaits it', async ({ people }) => {
  const { passkey } = await addSoftPasskey(people.dora, await begin(people.dora))
  const session = await begin(people.dora)
  expect(await state(session)).toBe('second_factor_awaited')
  const question = await askForPasskey(people.dora, session)
  const complete = await giveSecondFactor(people.dora, session, {
    passkey: passkey.use(question),
  })
  expect([await state(session), await state(complete)]).toEqual(['ended', 'alive'])
})

test('an answer counts once, and only in the session that was asked', async ({ people }) => {
  const { passkey, session } = await addSoftPasskey(people.dora, await begin(people.dora))
  const other = await begin(people.dora)
  const answered = passkey.use(await askForPasskey(people.dora, session))
  const give = (where = session) =>
    outcomeOf(checkSecondFactor(people.dora, where, { passkey: answered }))
  expect(await give(other)).toBe('wrong_passkey')
  expect(await give()).toBe('done')
  expect(await give()).toBe('wrong_passkey')
})

test('a challenge is over after five minutes', async ({ people }) => {
  const { passkey, session } = await addSoftPasskey(people.dora, await begin(people.dora))
  const answered = passkey.use(await askForPasskey(people.dora, session))
  moveClock(5 * MINUTE)
  const outcome = outcomeOf(checkSecondFactor(people.dora, session, { passkey: answered }))
  expect(await outcome).toBe('wrong_passkey')
})

test('a challenge for adding is none for proving', async ({ people }) => {
  const { passkey, session } = await addSoftPasskey(people.dora, await begin(people.dora))
  const answered = passkey.use(await offerPasskey(people.dora, session))
  const outcome = outcomeOf(checkSecondFactor(people.dora, session, { passkey: answered }))
  expect(await outcome).toBe('wrong_passkey')
})

test('another site, a foreign passkey and a counter that went back are refused', async ({
  people,
}) => {
  const { passkey, session } = await addSoftPasskey(people.dora, await begin(people.dora))
  const { passkey: sams } = await addSoftPasskey(people.sam, await begin(people.sam))
  const give = async (use: (question: { challenge: string }) => ReturnType<SoftPasskey['use']>) => {
    const answered = use(await askForPasskey(people.dora, session))
    return outcomeOf(checkSecondFactor(people.dora, session, { passkey: answered }))
  }
  expect(await give((options) => passkey.use(options, 'https://evil.example'))).toBe(
    'wrong_passkey',
  )
  expect(await give((options) => sams.use(options))).toBe('wrong_passkey')
  expect(await give((options) => passkey.use(options))).toBe('done')
  passkey.counter = 0
  expect(await give((options) => passkey.use(options))).toBe('wrong_passkey')
})

test('a passkey is added to one person once', async ({ people }) => {
  const passkey = new SoftPasskey()
  const add = async (who: typeof people.dora) => {
    const sessionId = await begin(who)
    const made = passkey.make(await offerPasskey(who, sessionId))
    return outcomeOf(addPasskey(who, { sessionId, name: 'Key', passkey: made }))
  }
  expect(await add(people.dora)).toBe('done')
  expect(await add(people.sam)).toBe('passkey_taken')
  expect(await db().passkey.count()).toBe(1)
})

test('several passkeys have names, which can be changed, and go one by one', async ({ people }) => {
  const first = await addSoftPasskey(people.dora, await begin(people.dora), 'Laptop')
  const second = await addSoftPasskey(people.dora, first.session, 'Phone')
  expect([first.recoveryCodes?.length, second.recoveryCodes]).toEqual([10, null])
  const names = async () => (await listSecondFactors(people.dora)).passkeys.map(({ name }) => name)
  const [laptop, phone] = (await listSecondFactors(people.dora)).passkeys
  await renamePasskey(people.dora, laptop?.id ?? '', { name: ' Work laptop ' })
  expect(await names()).toEqual(['Work laptop', 'Phone'])
  await removePasskey(people.dora, phone?.id ?? '')
  expect(await names()).toEqual(['Work laptop'])
})

test('nobody renames or removes the passkey of another', async ({ people }) => {
  await addSoftPasskey(people.dora, await begin(people.dora))
  const [{ id } = { id: '' }] = (await listSecondFactors(people.dora)).passkeys
  expect(await outcomeOf(renamePasskey(people.ada, id, { name: 'Mine' }))).toBe('not_found')
  expect(await outcomeOf(removePasskey(people.ada, id))).toBe('not_found')
})
