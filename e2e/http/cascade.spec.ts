import { issueTokens, PROBES } from '../harness/issued-tokens'
import { REVOCATION_CAUSES } from '../harness/revocation-causes'
import { expect, test } from '../harness/test'
import { readCells } from '../harness/what-ends-what'

const MEANS: Record<string, { served: boolean; restored: boolean }> = {
  lives: { served: true, restored: false },
  ends: { served: false, restored: false },
  refused: { served: false, restored: true },
  'until it expires': { served: true, restored: false },
}

for (const { cause, token, expected } of readCells()) {
  test(`when ${cause}: ${token}: ${expected}`, async ({ deployment }) => {
    const [revocation, probe, means] = [REVOCATION_CAUSES[cause], PROBES[token], MEANS[expected]]
    if (!revocation || !probe || !means) throw new Error('no test knows this row or column')
    const issued = await issueTokens(deployment, revocation.credential ?? 'secret')
    const party = (await revocation.happens(deployment, issued)) ?? issued.party
    expect(await probe(issued, party)).toBe(means.served)
    if (means.served) return
    await revocation.undo?.(deployment, issued)
    expect(await probe(issued, party)).toBe(means.restored)
  })
}

test('the table has every revocation cause and every kind of token', () => {
  const cells = readCells()
  expect(new Set(cells.map(({ cause }) => cause))).toEqual(new Set(Object.keys(REVOCATION_CAUSES)))
  expect(new Set(cells.map(({ token }) => token))).toEqual(new Set(Object.keys(PROBES)))
})
