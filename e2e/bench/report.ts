import type { Measurement } from './load'
import type { What } from './row'

/** What Keyturn promises beside each of the others, as a factor of requests per second. */
const AIMS: Record<What, number[]> = {
  client_credentials: [1.1, 1.7],
  introspection: [0.9],
  authorization_code: [0.85, 1.5],
  refresh_token: [0.85, 1.5],
}

/** RS256 beside ES256: a request costs at most half as much again. */
export const SIGNATURE_AIM = 0.67

/** Prints the medians of all rounds, and how the last one compares with those before it. */
export function report(
  what: What,
  measured: Map<string, Measurement[]>,
  aims: number[] = AIMS[what],
): void {
  const rows = [...measured].map(([name, rounds]) => ({ name, ...medians(rounds) }))
  process.stdout.write(`\n${what}\n`)
  for (const row of rows) {
    const { name, requestsPerSecond, p50Milliseconds, p99Milliseconds, failed } = row
    process.stdout.write(
      `  ${name.padEnd(34)} ${requestsPerSecond.toFixed(0).padStart(6)} requests/s` +
        `   p50 ${p50Milliseconds} ms   p99 ${p99Milliseconds} ms` +
        `   CPU ${inWords(row.cpuMicroseconds)}` +
        `   its database's ${inWords(row.databaseMicroseconds)}${failed ? `   ${failed} FAILED` : ''}\n`,
    )
  }
  const ours = rows.pop()
  if (!ours) return
  for (const [n, other] of rows.entries()) {
    const ratio = ours.requestsPerSecond / other.requestsPerSecond
    const aim = aims[n]
    process.stdout.write(
      `  ${ours.name} ${ratio.toFixed(2)}x ${other.name}${aim ? ` (aim: ${aim}x)` : ''}${timesOf(ours, other)}\n`,
    )
  }
}

/** The processor's time of servers and databases together, which a busy machine changes less than the rate. */
function timesOf(ours: Measurement, other: Measurement): string {
  const used = (one: Measurement) => one.cpuMicroseconds + one.databaseMicroseconds
  const ratio = used(ours) / used(other)
  return ratio > 0 ? `, with ${ratio.toFixed(2)}x of its CPU and database` : ''
}

/** Not known where there is no /proc, or no database. */
const inWords = (microseconds: number) => (microseconds > 0 ? `${microseconds.toFixed(0)} µs` : '-')

function medians(rounds: Measurement[]): Measurement {
  return {
    requestsPerSecond: median(rounds.map((one) => one.requestsPerSecond)),
    p50Milliseconds: median(rounds.map((one) => one.p50Milliseconds)),
    p99Milliseconds: median(rounds.map((one) => one.p99Milliseconds)),
    cpuMicroseconds: median(rounds.map((one) => one.cpuMicroseconds)),
    databaseMicroseconds: median(rounds.map((one) => one.databaseMicroseconds)),
    failed: rounds.reduce((sum, one) => sum + one.failed, 0),
  }
}

/** The one in the middle. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
