import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import { headersOf, PATHS } from './ask'
import { cpuSeconds, databaseSeconds } from './cpu-time'
import { layTable } from './database'
import { startKeyturn } from './keyturn'
import type { Contender } from './processes'
import { median } from './report'

// npm run bench:several: what a token costs with one, two and four processes on one database, each with the
// same load. While the CPU time of a token is the same, so many processes carry so many times the load, until
// the cores end. Behind `--`: --rounds 5 --seconds 5 --rate 200 (tokens a second, each process).

const COUNTS = [1, 2, 4]
const CONNECTIONS = 8

/** Microseconds of CPU time for each token. */
type Cost = { server: number; database: number }

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    rate: { type: 'string', default: '200' },
  },
})
const [seconds, rate] = [Number(values.seconds), Number(values.rate)]

const table = await layTable()
const servers: Contender[] = []
try {
  while (servers.length < Math.max(...COUNTS)) servers.push(await startKeyturn(table, table.es256))
  await cost(servers)
  const costs = new Map(COUNTS.map((count) => [count, [] as Cost[]]))
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const count of COUNTS) costs.get(count)?.push(await cost(servers.slice(0, count)))
  }
  report(costs)
} finally {
  for (const server of servers) await server.stop()
  await table.clear()
}

/** Loads these processes for so many seconds. */
async function cost(loaded: readonly Contender[]): Promise<Cost> {
  const spent = () => ({
    server: loaded.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0),
    database: databaseSeconds(table.databasePid),
  })
  const before = spent()
  const results = await Promise.all(loaded.map(fire))
  const after = spent()
  const tokens = results.reduce((sum, result) => sum + result['2xx'], 0)
  const failed = results.reduce((sum, { errors, non2xx }) => sum + errors + non2xx, 0)
  if (failed > 0) throw new Error(`${failed} requests failed`)
  const each = (part: keyof Cost) => ((after[part] - before[part]) * 1e6) / tokens
  return { server: each('server'), database: each('database') }
}

function fire({ ready }: Contender): Promise<autocannon.Result> {
  return autocannon({
    url: ready.origin,
    connections: CONNECTIONS,
    overallRate: rate,
    duration: seconds,
    method: 'POST',
    headers: headersOf(ready),
    requests: [{ path: PATHS.token, body: 'grant_type=client_credentials' }],
  })
}

/** Prints the medians, and the part of a linear gain that is left. */
function report(costs: Map<number, Cost[]>): void {
  const medians = COUNTS.map((count) => {
    const of = costs.get(count) ?? []
    const [server, database] = [
      median(of.map((one) => one.server)),
      median(of.map((one) => one.database)),
    ]
    return { count, server, database, whole: server + database }
  })
  const alone = medians[0]?.whole ?? Number.NaN
  process.stdout.write(`CPU time of a token, ${rate} tokens a second at each process\n`)
  for (const { count, server, database, whole } of medians) {
    process.stdout.write(
      `  ${count} processes   Keyturn ${server.toFixed(0)} µs   PostgreSQL ${database.toFixed(0)} µs` +
        `   ${(alone / whole).toFixed(2)} of linear\n`,
    )
  }
}
