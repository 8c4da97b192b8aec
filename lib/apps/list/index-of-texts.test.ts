import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { anApp, expect, test } from '../testing/fixtures'
import { foundByIndex } from './words-store'

const NAMES = [
  '100% Snacks_',
  'Seats \\ berths',
  "O'Brien & Ødegård",
  'Zug: Bern–Köln',
  'aaaa aab',
  'x',
]

/** The apps that the index of texts finds, and those that have the text in them. */
async function found(actor: Actor, text: string): Promise<unknown> {
  const [row] = await db().$queryRaw<{ having: string[]; all: string[] }[]>`
    SELECT ARRAY(SELECT app_id FROM (${foundByIndex(actor, text)}) found ORDER BY app_id) AS having,
      ARRAY(SELECT app_id FROM app_words WHERE organization_id = ${actor.organizationId}
        AND strpos(text, lower(${text})) > 0 ORDER BY app_id) AS all`
  return row
}

/** Every part of a text of so many characters, and each with a character at its end that does not belong there. */
function partsOf(text: string): string[] {
  const lengths = [1, 2, 3, 4, 7, text.length]
  const parts = lengths.flatMap((length) =>
    [...text].map((_, at) => text.slice(at, at + length)).filter((part) => part.length === length),
  )
  return parts.flatMap((part) => [part, `${part}~`])
}

test('the index of texts finds the apps that have a text in them, whatever it is', async ({
  people: { dora, strange },
}) => {
  for (const name of NAMES) await anApp(dora, { name, company: `${name} AS` })
  await anApp(strange, { name: 'aaaa aab' })
  const texts = new Set([...NAMES.flatMap(partsOf), '%', '_', "' OR true --", 'APP_', 'as\n'])
  for (const text of texts) {
    const row = (await found(dora, text)) as { having: string[]; all: string[] }
    expect(row.having, text).toEqual(row.all)
  }
})

test('what the index of texts finds is sorted by the names that the list shows', async ({
  people: { dora },
}) => {
  const apps = [{ name: 'Ödegård' }, { name: 'Zug', company: 'Bahn' }, { name: 'ABC', company: '' }]
  for (const app of apps) await anApp(dora, app)
  const rows = await db().$queryRaw`
    SELECT found.name = listed.name AND found.owner_name = listed.owner_name AS "isSame"
    FROM (${foundByIndex(dora, 'app_')}) found JOIN app_listing listed USING (app_id)`
  expect(rows).toEqual(apps.map(() => ({ isSame: true })))
})
