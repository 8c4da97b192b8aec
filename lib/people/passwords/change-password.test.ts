import { Refusal } from '@/lib/errors'
import { changePassword } from '@/lib/people/testing/parsed'
import { checkSession } from '../sessions/check-session'
import { startSession } from '../sessions/start-session'
import { verifyPassword } from '../sign-in/verify-password'
import {
  actionsOf,
  expect,
  from,
  NEW_PASSWORD,
  outcomeOf,
  PASSWORD,
  test,
} from '../testing/fixtures'

const HERE = from('198.51.100.40')

test('a new password ends every session, and begins one for this browser', async ({ people }) => {
  const { dora } = people
  const before = await startSession({ personId: dora.personId, epoch: 1 }, HERE)
  const proven = await changePassword(dora, { current: PASSWORD, next: NEW_PASSWORD })
  const after = await startSession(proven, HERE)
  expect((await checkSession(before, HERE)).alive).toBe(false)
  expect((await checkSession(after, HERE)).alive).toBe(true)
  expect(await actionsOf(dora.organizationId)).toContain('person.password_changed')
})

test('a sign-in that overlaps the change begins no living session', async ({ people }) => {
  const { dora } = people
  const overlapping = await verifyPassword({ email: dora.email, password: PASSWORD }, HERE)
  await changePassword(dora, { current: PASSWORD, next: NEW_PASSWORD })
  const session = await startSession(overlapping, HERE)
  expect((await checkSession(session, HERE)).alive).toBe(false)
})

test('the current password must be known, and cannot be guessed at an open session', async ({
  people,
}) => {
  const guess = () =>
    changePassword(people.dora, { current: 'a guess', next: NEW_PASSWORD }).catch(
      (thrown: unknown) => thrown,
    )
  const first = await guess()
  expect(first instanceof Refusal && first.fields).toEqual({
    current: 'This is not your current password.',
  })
  for (let i = 0; i < 4; i += 1) await guess()
  const change = changePassword(people.dora, { current: PASSWORD, next: NEW_PASSWORD })
  expect(await outcomeOf(change)).toBe('too_many_attempts')
})

test('a weak new password is refused at its own field', async ({ people }) => {
  const change = changePassword(people.dora, { current: PASSWORD, next: 'Dora@fjord.example' })
  const refusal = await change.catch((thrown: unknown) => thrown)
  expect(refusal instanceof Refusal && Object.keys(refusal.fields ?? {})).toEqual(['next'])
})

test('two changes at once are one change', async ({ people }) => {
  const change = (next: string) =>
    outcomeOf(changePassword(people.dora, { current: PASSWORD, next }))
  const outcomes = await Promise.all([change(NEW_PASSWORD), change('walnut-cello-prairie-8')])
  expect(outcomes.sort()).toEqual(['done', 'invalid_input'])
})
