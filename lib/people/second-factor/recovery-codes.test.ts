import { db } from '@/lib/db/client'
import { giveSecondFactor } from '@/lib/people/second-factor/testing/parsed'
import { actionsOf, expect, outcomeOf, test } from '../testing/fixtures'
import { listSecondFactors } from './list-second-factors'
import { renewRecoveryCodes } from './renew-recovery-codes'
import { resetSecondFactor } from './reset-second-factor'
import { addApp, begin, state } from './testing/factors'

test('ten codes come with the first factor, and each opens once', async ({ people }) => {
  const { recoveryCodes } = await addApp(people.dora, await begin(people.dora))
  expect(new Set(recoveryCodes).size).toBe(10)
  const [code = ''] = recoveryCodes ?? []
  expect(code).toMatch(/^[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}$/)
  const give = async (typed: string) => {
    const session = await begin(people.dora)
    const outcome = await outcomeOf(giveSecondFactor(people.dora, session, { recoveryCode: typed }))
    return [outcome, await state(session)]
  }
  expect(await give(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toEqual(['done', 'ended'])
  expect(await give(code)).toEqual(['wrong_proof', 'second_factor_awaited'])
  expect((await listSecondFactors(people.dora)).recoveryCodesLeft).toBe(9)
  expect(await actionsOf(people.dora.organizationId)).toContain('person.recovery_code_used')
})

test('new codes kill the older ones', async ({ people }) => {
  const { recoveryCodes } = await addApp(people.dora, await begin(people.dora))
  const renewed = await renewRecoveryCodes(people.dora)
  const session = await begin(people.dora)
  const give = (recoveryCode: string) =>
    outcomeOf(giveSecondFactor(people.dora, session, { recoveryCode }))
  expect(await give(recoveryCodes?.[1] ?? '')).toBe('wrong_proof')
  expect(await give(renewed[1]?.reveal() ?? '')).toBe('done')
})

test('a code is of no use to another person', async ({ people }) => {
  const { recoveryCodes } = await addApp(people.dora, await begin(people.dora))
  await addApp(people.sam, await begin(people.sam))
  const given = { recoveryCode: recoveryCodes?.[0] ?? '' }
  const outcome = outcomeOf(giveSecondFactor(people.sam, await begin(people.sam), given))
  expect(await outcome).toBe('wrong_proof')
})

test('codes are stored nowhere, and not made without a factor', async ({ people }) => {
  expect(await outcomeOf(renewRecoveryCodes(people.dora))).toBe('not_found')
  const { recoveryCodes } = await addApp(people.dora, await begin(people.dora))
  const rows = JSON.stringify([
    (await db().recoveryCode.findMany()).map(({ digest }) => Buffer.from(digest).toString()),
    await db().auditEvent.findMany(),
  ])
  for (const code of recoveryCodes ?? []) expect(rows).not.toContain(code.replaceAll('-', ''))
})

test('an administrator removes lost factors; nobody else does', async ({ people }) => {
  await addApp(people.dora, await begin(people.dora))
  const waiting = await begin(people.dora)
  const reset = (who: typeof people.ada) => outcomeOf(resetSecondFactor(who, people.dora.personId))
  expect(await reset(people.sam)).toBe('forbidden')
  expect(await reset(people.strange)).toBe('not_found')
  expect(await reset(people.ada)).toBe('done')
  expect(await state(waiting)).toBe('ended')
  expect(await state(await begin(people.dora))).toBe('alive')
  expect(await actionsOf(people.ada.organizationId)).toContain('person.second_factor_reset')
})
