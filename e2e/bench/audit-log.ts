import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { idAt } from '@/lib/audit/id-at'
import { EVERYTHING, findEvents, type Narrowed } from '@/lib/audit/log/store'
import { DAY, now, secondsAfter } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { startTemporary } from '@/lib/db/embedded/temporary'
import type { Prisma } from '@/lib/db/generated/client'
import { migrate } from '@/lib/db/migrate'
import { BENCH_ORGANIZATION, fillAuditLog, KNOWN } from './audit-events'

// npm run bench:audit: how long the database takes for a page of an audit log with ten million events, for
// each filter of its page, by the statements of the product. Behind `--`: --events 10000000, --plans.

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '10000000' },
    plans: { type: 'boolean', default: false },
  },
})

const AIM_MS = 50
const PAGE = 51

const daysAgo = (days: number) => secondsAfter(now(), -days * DAY)

const FILTERS: Record<string, Partial<Narrowed>> = {
  'no filter': {},
  'an actor': { actors: [KNOWN.actor] },
  'an actor with three old events': { actors: [KNOWN.rareActor] },
  'an actor who is not there': { actors: ['psn_nobody'] },
  '25 actors': { actors: Array.from({ length: 25 }, (_, n) => `psn_${n}`) },
  'nobody, that is Keyturn': { actors: 'nobody' },
  'an app': { apps: [KNOWN.app] },
  'an app with three old events': { apps: [KNOWN.rareApp] },
  '25 apps': { apps: Array.from({ length: 25 }, (_, n) => `app_${n}`) },
  'an action': { actions: [KNOWN.action] },
  'an action with three old events': { actions: [KNOWN.rareAction] },
  'the actions of a noun': { actions: ['secret.issued', 'secret.revoked', 'secret.expired'] },
  'a cause': { cause: KNOWN.cause },
  'a cause that is not there': { cause: 'nothing' },
  'an address': { address: KNOWN.address },
  'an address with three old events': { address: KNOWN.rareAddress },
  'a request': { request: KNOWN.request },
  'a target': { target: { kind: 'app', id: KNOWN.app } },
  'a person, as actor and target': { target: { kind: 'person', id: KNOWN.actor } },
  'a day of a year ago': { from: daysAgo(365), until: daysAgo(364) },
  'a day and an actor': { from: daysAgo(365), until: daysAgo(364), actors: [KNOWN.actor] },
  'an actor and an action': { actors: [KNOWN.actor], actions: [KNOWN.action] },
  'an actor and an action that never met': { actors: [KNOWN.actor], actions: [KNOWN.rareAction] },
  'an app and a cause': { apps: [KNOWN.app], cause: KNOWN.cause },
  'an app and an address': { apps: [KNOWN.app], address: KNOWN.address },
  'an address and a cause': { address: KNOWN.address, cause: KNOWN.cause },
  'an action and a cause that never meet': { actions: [KNOWN.action], cause: KNOWN.cause },
}

const PLACES = {
  first: {},
  'in the middle': { before: idAt(daysAgo(365)) },
}

const database = await startTemporary()
const client = new Client({ connectionString: database.url })
try {
  await migrate(database.url)
  await client.connect()
  await fillAuditLog(client, Number(values.events))
  let slowest = 0
  for (const [name, filter] of Object.entries(FILTERS)) {
    for (const [where, place] of Object.entries(PLACES)) {
      slowest = Math.max(slowest, await measure(`${name}, page: ${where}`, filter, place))
    }
  }
  process.stdout.write(`The slowest takes ${slowest.toFixed(1)} ms; the aim is ${AIM_MS} ms.\n`)
  if (slowest > AIM_MS) process.exitCode = 1
} finally {
  await client.end()
  await database.stop()
}

/** Prints the time that the database needs, planning included: the median of five. */
async function measure(
  name: string,
  filter: Partial<Narrowed>,
  place: { before?: string },
): Promise<number> {
  const runs: Explained[] = []
  for (let run = 0; run < 5; run += 1) {
    const tx = { $queryRaw: (sql: Prisma.Sql) => explain(sql).then((one) => runs.push(one) && []) }
    const asked = { narrowed: { ...EVERYTHING, ...filter }, place: { ...place, limit: PAGE } }
    await findEvents(tx as unknown as Tx, BENCH_ORGANIZATION, asked)
  }
  const [, , median] = runs.toSorted((a, b) => a.milliseconds - b.milliseconds)
  const milliseconds = median?.milliseconds ?? 0
  process.stdout.write(`${milliseconds.toFixed(1).padStart(9)} ms  ${name}\n`)
  if (values.plans) process.stdout.write(`${median?.plan}\n\n`)
  return milliseconds
}

type Explained = { milliseconds: number; plan: string }

async function explain({ text, values: parameters }: Prisma.Sql): Promise<Explained> {
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN (ANALYZE, BUFFERS) ${text}`,
    [...parameters],
  )
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  const times = [...plan.matchAll(/^(?:Planning|Execution) Time: ([\d.]+) ms/gm)]
  return { milliseconds: times.reduce((sum, [, time]) => sum + Number(time), 0), plan }
}
