import { hold, LOOKS } from '../harness/issued-tokens'
import { CAUSES } from '../harness/revocation-causes'
import { expect, test } from '../harness/test'
import { readCells } from '../harness/what-ends-what'

const MEANS: Record<string, { served: boolean; comesBack: boolean }> = {
  lives: { served: true, comesBack: false },
  ends: { served: false, comesBack: false },
  refused: { served: false, comesBack: true },
  'until it expires': { served: true, comesBack: false },
}

for (const { cause, holding, expected } of readCells()) {
  test(`when ${cause}: ${holding}: ${expected}`, async ({ estate, server, story }) => {
    const place = { estate, story, origin: server.origin }
    const [causes, look, means] = [CAUSES[cause], LOOKS[holding], MEANS[expected]]
    if (!causes || !look || !means) throw new Error('the table says what no test knows')
    const held = await hold(place, causes.by ?? 'secret')
    const party = (await causes.happens(place, held)) ?? held.party
    expect(await look(held, party)).toBe(means.served)
    if (means.served) return
    await causes.undo?.(place, held)
    expect(await look(held, party)).toBe(means.comesBack)
  })
}

test('the table has every cause and every holding', () => {
  const cells = readCells()
  expect(new Set(cells.map(({ cause }) => cause))).toEqual(new Set(Object.keys(CAUSES)))
  expect(new Set(cells.map(({ holding }) => holding))).toEqual(new Set(Object.keys(LOOKS)))
})
