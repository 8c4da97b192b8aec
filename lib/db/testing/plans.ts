import { Client } from 'pg'
import { config } from '@/lib/config'

export type Sent = { text: string; values: unknown[] }

/** Runs `work` and answers the statements that it sent to PostgreSQL and that match. */
export async function sentBy(work: () => Promise<unknown>, matching: RegExp): Promise<Sent[]> {
  const sent: Sent[] = []
  const original = Client.prototype.query
  Client.prototype.query = function query(this: Client, ...args: unknown[]) {
    const [first, values = []] = args
    const asked = typeof first === 'string' ? { text: first, values } : first
    const { text = '', values: given = values } = (asked ?? {}) as Partial<Sent>
    if (matching.test(text)) sent.push({ text, values: [...(given as unknown[])] })
    return Reflect.apply(original, this, args)
  } as typeof original
  await work().finally(() => {
    Client.prototype.query = original
  })
  return sent
}

const PLANNED = /^\s*(WITH|SELECT|UPDATE|DELETE|INSERT)\b/

/**
 * How PostgreSQL would answer each statement of `work`. What no index leads to says `Disabled: true`, also
 * where the tables are so small that no index would be taken.
 */
export async function plansOf(
  work: () => Promise<unknown>,
): Promise<{ text: string; plan: string }[]> {
  const sent = await sentBy(work, PLANNED)
  return connected(async (client) => {
    await client.query('SET enable_seqscan = off')
    const plans = []
    for (const { text, values } of sent) {
      const { rows } = await client.query(`EXPLAIN ${text}`, values)
      plans.push({ text, plan: rows.map((row) => row['QUERY PLAN']).join('\n') })
    }
    return plans
  })
}

const READS = /^\s*(WITH|SELECT)\b/

/** How many blocks of 8 KB PostgreSQL visits for what `work` reads. A block counts each time that it is visited. */
export async function blocksOf(work: () => Promise<unknown>): Promise<number> {
  const sent = await sentBy(work, READS)
  return connected(async (client) => {
    let blocks = 0
    for (const { text, values } of sent) {
      const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, values)
      const [{ Plan: plan }] = rows[0]['QUERY PLAN']
      blocks += plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
    }
    return blocks
  })
}

async function connected<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: config().databaseUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
