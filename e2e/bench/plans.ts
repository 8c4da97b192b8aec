import { Client } from 'pg'
import { sentBy } from '@/lib/db/testing/plans'
import { asked, report } from './many-apps'

type Measured = { url: string; rounds: number; aimMs: number; work: () => Promise<unknown> }

/** Reports how long the work takes, and its plans where `--plans` names it. */
export async function reportPlanned(name: string, { url, work, ...goal }: Measured): Promise<void> {
  await report(name, goal, work)
  if (!asked.plans || !name.includes(asked.plans)) return
  await printPlans(name, { url, matching: /^\s*(WITH|SELECT)/, work })
}

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
