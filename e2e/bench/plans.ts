import { Client } from 'pg'
import { sentBy } from '@/lib/db/testing/plans'

/** Prints how PostgreSQL answers each statement of `work` that matches, as it was really sent. */
export async function printPlans(
  name: string,
  { url, matching, work }: { url: string; matching: RegExp; work: () => Promise<unknown> },
): Promise<void> {
  const sent = await sentBy(work, matching)
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    for (const [n, { text, values }] of sent.entries()) {
      const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS) ${text}`, values)
      const plan = rows.map((row) => Object.values(row)[0]).join('\n')
      process.stdout.write(`\n${name}, statement ${n + 1} of ${sent.length}\n${plan}\n`)
    }
  } finally {
    await client.end()
  }
}
