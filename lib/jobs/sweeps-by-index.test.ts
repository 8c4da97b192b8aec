import { expect, test } from '@/lib/apps/testing/fixtures'
import { plansOf } from '@/lib/db/testing/plans'
import { sweepOnce } from './sweeper'

/** What a sweep reads as a whole, and why it may. */
const WHOLE = {
  organization: 'few',
  policy: 'one for each organization',
  identity_provider: 'few',
  signing_key: 'few',
  person_session: 'of people who are signed in; an index would cost each of their requests a write',
  caller: 'an index would cost each counted use a write',
}

test('no sweep reads a table that grows from end to end', async () => {
  const plans = await plansOf(() => sweepOnce(() => false))
  expect(plans.length).toBeGreaterThan(20)
  const scanned = plans.flatMap(({ plan }) =>
    [...plan.matchAll(/Seq Scan on (\w+)[^\n]*\n\s+Disabled: true/g)].map(([, table]) => table),
  )
  expect([...new Set(scanned)].toSorted()).toEqual(Object.keys(WHOLE).toSorted())
})
