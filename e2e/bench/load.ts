import { text } from 'node:stream/consumers'
import autocannon from 'autocannon'
import { type Ask, askOf, headersOf, PATHS } from './ask'
import type { Ready } from './contender'
import { cpuSeconds, databaseSeconds } from './cpu-time'
import { CONNECTIONS, ROWS, type Row, WARM_UP_SECONDS, type What } from './row'

// One measurement, in a process of its own: reads an order from its standard input and prints it.

export type Order = {
  what: What
  seconds: number
  ready: Ready
  pid: number
  /** The postmaster of its database. */
  databasePid: number
  codes: string[]
}

export type Measurement = {
  requestsPerSecond: number
  p50Milliseconds: number
  p99Milliseconds: number
  /** Of the server, its kernel time included; NaN where there is no /proc. */
  cpuMicroseconds: number
  /** Of its database. */
  databaseMicroseconds: number
  failed: number
}

/** A load that is over is noticed within as many milliseconds. */
const NOTICED_WITHIN_MS = 20

const { what, seconds, ready, pid, databasePid, codes }: Order = JSON.parse(
  await text(process.stdin),
)
const ask = askOf(ready)
const row = ROWS[what]({ ask, takeCode })

await fire(row, WARM_UP_SECONDS)
const measurement = await fire(row, seconds)
if (measurement.failed === 0) {
  for (const answer of row.last?.values() ?? []) await lookAt(answer, ask)
}
process.stdout.write(`${JSON.stringify(measurement)}\n`)

function takeCode(): string {
  const code = codes.pop()
  if (!code) throw new Error('the codes have run dry')
  return code
}

async function fire({ load, right }: Row, duration: number): Promise<Measurement> {
  const prepared = await load(duration)
  const before = { server: cpuSeconds(pid), database: databaseSeconds(databasePid) }
  const result = await autocannon({
    url: ready.origin,
    connections: CONNECTIONS,
    sampleInt: NOTICED_WITHIN_MS,
    method: 'POST',
    headers: headersOf(ready),
    verifyBody: (body) => right.test(String(body)),
    ...prepared,
  })
  const microseconds = (used: number) => (used * 1e6) / result['2xx']
  return {
    requestsPerSecond: result['2xx'] / result.duration,
    p50Milliseconds: result.latency.p50,
    p99Milliseconds: result.latency.p99,
    cpuMicroseconds: microseconds(cpuSeconds(pid) - before.server),
    databaseMicroseconds: microseconds(databaseSeconds(databasePid) - before.database),
    failed: result.errors + result.non2xx + (result.mismatches ?? 0),
  }
}

/** The tokens of an answer are what they seem to be: alive, and of one person. */
async function lookAt(answer: string, ask: Ask): Promise<void> {
  const { access_token: token, id_token: idToken } = JSON.parse(answer)
  const { sub } = JSON.parse(Buffer.from(idToken.split('.')[1], 'base64url').toString())
  const introspection = JSON.parse(await ask(PATHS.introspect, `token=${token}`))
  if (!introspection.active || introspection.sub !== sub)
    throw new Error(`a token of ${sub} is worth nothing`)
}
