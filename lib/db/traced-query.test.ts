import { expect, test } from '@playwright/test'
import { summaryOf } from './traced-query'

test('a trace names a statement by its name, or by its verb and its first table', () => {
  const summaries: [text: string, summary: string][] = [
    ['SELECT "public"."app"."id" FROM "public"."app" WHERE "public"."app"."id" = $1', 'SELECT app'],
    ['INSERT INTO "public"."secret" ("id", "app_id") VALUES ($1,$2)', 'INSERT secret'],
    ["\n  UPDATE mail SET attempts = 1 WHERE receiver = 'ada@example.com'", 'UPDATE mail'],
    ['WITH due AS (SELECT id FROM letter) DELETE FROM letter', 'WITH letter'],
    ['SELECT extract(epoch FROM clock_timestamp()) AS now', 'SELECT'],
    ['INSERT INTO app(id) VALUES ($1)', 'INSERT app'],
    ['BEGIN', 'BEGIN'],
    ["SELECT pg_notify('a', 'b')", 'SELECT'],
    ['', 'query'],
  ]
  for (const [text, summary] of summaries) expect(summaryOf(text), text).toBe(summary)
  expect(summaryOf({ name: 'find-artifacts', text: 'SELECT 1 FROM artifact' })).toBe(
    'find-artifacts',
  )
})
