import { issueTokens, PROBES, probeAll } from '../harness/issued-tokens'
import { REVOCATION_CAUSES } from '../harness/revocation-causes'
import { expect, test } from '../harness/test'
import { type Cell, readCells } from '../harness/what-ends-what'

const MEANS: Record<string, { served: boolean; restored: boolean }> = {
  lives: { served: true, restored: false },
  ends: { served: false, restored: false },
  refused: { served: false, restored: true },
  'until it expires': { served: true, restored: false },
}

const causes = new Set(readCells().map(({ cause }) => cause))

for (const cause of causes) {
  test(`what ends when ${cause}`, async ({ deployment }) => {
    const revocation = REVOCATION_CAUSES[cause]
    if (!revocation) throw new Error('no test knows this row')
    const row = readCells().filter((cell) => cell.cause === cause)
    const issued = await issueTokens(deployment, revocation.credential ?? 'secret')
    const party = (await revocation.happens(deployment, issued)) ?? issued.party
    const served = (tokens: string[]) => probeAll(tokens, { issued, party })
    expect(await served(row.map(({ token }) => token))).toEqual(promised(row, 'served'))
    const refused = row.filter(({ expected }) => !MEANS[expected]?.served)
    await revocation.undo?.(deployment, issued)
    expect(await served(refused.map(({ token }) => token))).toEqual(promised(refused, 'restored'))
  })
}

/** What the cells promise of each token. */
function promised(cells: Cell[], when: 'served' | 'restored') {
  return Object.fromEntries(cells.map(({ token, expected }) => [token, MEANS[expected]?.[when]]))
}

test('the table has every revocation cause and every kind of token', () => {
  const cells = readCells()
  expect(causes).toEqual(new Set(Object.keys(REVOCATION_CAUSES)))
  expect(new Set(cells.map(({ token }) => token))).toEqual(new Set(Object.keys(PROBES)))
})
