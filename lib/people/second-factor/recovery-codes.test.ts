import { db } from '@/lib/db/client'
import { expect, outcomeOf, test, trailOf } from '../testing/fixtures'
import { giveSecondFactor } from './give-second-factor'
import { listSecondFactors } from './list-second-factors'
import { renewRecoveryCodes } from './renew-recovery-codes'
import { resetSecondFactor } from './reset-second-factor'
import { addApp, begin, state } from './testing/factors'

test('ten codes come with the first factor, and each opens once', async ({ home }) => {
  const { recoveryCodes } = await addApp(home.dora, await begin(home.dora))
  expect(new Set(recoveryCodes).size).toBe(10)
  const [code = ''] = recoveryCodes ?? []
  expect(code).toMatch(/^[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}$/)
  const give = async (typed: string) => {
    const session = await begin(home.dora)
    const outcome = await outcomeOf(giveSecondFactor(home.dora, session, { recoveryCode: typed }))
    return [outcome, await state(session)]
  }
  expect(await give(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toEqual(['done', 'alive'])
  expect(await give(code)).toEqual(['wrong_proof', 'second_factor_awaited'])
  expect((await listSecondFactors(home.dora)).recoveryCodesLeft).toBe(9)
  expect(await trailOf(home.dora.organizationId)).toContain('person.recovery_code_used')
})

test('new codes kill the older ones', async ({ home }) => {
  const { recoveryCodes } = await addApp(home.dora, await begin(home.dora))
  const renewed = await renewRecoveryCodes(home.dora)
  const session = await begin(home.dora)
  const give = (recoveryCode: string) =>
    outcomeOf(giveSecondFactor(home.dora, session, { recoveryCode }))
  expect(await give(recoveryCodes?.[1] ?? '')).toBe('wrong_proof')
  expect(await give(renewed[1]?.reveal() ?? '')).toBe('done')
})

test('a code is of no use to another person', async ({ home }) => {
  const { recoveryCodes } = await addApp(home.dora, await begin(home.dora))
  await addApp(home.sam, await begin(home.sam))
  const given = { recoveryCode: recoveryCodes?.[0] ?? '' }
  const outcome = outcomeOf(giveSecondFactor(home.sam, await begin(home.sam), given))
  expect(await outcome).toBe('wrong_proof')
})

test('codes are stored nowhere, and not made without a factor', async ({ home }) => {
  expect(await outcomeOf(renewRecoveryCodes(home.dora))).toBe('not_found')
  const { recoveryCodes } = await addApp(home.dora, await begin(home.dora))
  const rows = JSON.stringify([
    (await db().recoveryCode.findMany()).map(({ digest }) => Buffer.from(digest).toString()),
    await db().auditEvent.findMany(),
  ])
  for (const code of recoveryCodes ?? []) expect(rows).not.toContain(code.replaceAll('-', ''))
})

test('an administrator removes lost factors; nobody else does', async ({ home }) => {
  await addApp(home.dora, await begin(home.dora))
  const waiting = await begin(home.dora)
  const reset = (who: typeof home.ada) => outcomeOf(resetSecondFactor(who, home.dora.personId))
  expect(await reset(home.sam)).toBe('forbidden')
  expect(await reset(home.strange)).toBe('not_found')
  expect(await reset(home.ada)).toBe('done')
  expect(await state(waiting)).toBe('ended')
  expect(await state(await begin(home.dora))).toBe('alive')
  expect(await trailOf(home.ada.organizationId)).toContain('person.second_factor_reset')
})
