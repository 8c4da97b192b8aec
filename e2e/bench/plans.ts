import { Client } from 'pg'

type Sent = { text: string; values: unknown[] }

/** Runs `work` and answers the statements that it sent to PostgreSQL and that match. */
async function sentBy(work: () => Promise<unknown>, matching: RegExp): Promise<Sent[]> {
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
