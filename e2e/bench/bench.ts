import { parseArgs } from 'node:util'
import { canPin, leaveServerCore } from './cores'
import { layTable } from './database'
import { startEngineAlone, startKeyturn } from './keyturn'
import type { Measurement } from './load'
import { type Contender, measure, startContender } from './processes'
import { report, SIGNATURE_AIM } from './report'
import { ROWS, type What } from './row'
import { measureWhileSwept, SCALE_AIM, SCALE_WHATS, type Swept, startFilled } from './scale'

// npm run bench: how fast the production server is on one core, beside its own engine bare and
// beside the engine with an ordinary database adapter. Behind `--`: --rounds 3 --seconds 6,
// --what refresh_token,introspection (these rows), --only Keyturn (one server), --alone (without the server around
// the engine), --signatures (Keyturn alone, with ES256 and with RS256), --scale (Keyturn empty and beside
// --apps 200000 and --tokens 3000000, and while these are swept).

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: process.env.BENCH_ROUNDS ?? '3' },
    seconds: { type: 'string', default: process.env.BENCH_SECONDS ?? '6' },
    alone: { type: 'boolean', default: false },
    signatures: { type: 'boolean', default: false },
    scale: { type: 'boolean', default: false },
    apps: { type: 'string', default: '200000' },
    tokens: { type: 'string', default: '3000000' },
    only: { type: 'string' },
    what: { type: 'string' },
  },
})

const whats = rowsNamed(values.what)

leaveServerCore()
const table = await layTable()
type Start = [name: string, start: () => Promise<Contender>]
const besideEngines: Start[] = [
  [
    'bare oidc-provider, in memory',
    () => startContender({ script: 'e2e/bench/bare-engine.ts', env: {} }),
  ],
  [
    'oidc-provider, plain pg adapter',
    () =>
      startContender({
        script: 'e2e/bench/plain-adapter.ts',
        env: table.env,
        databasePid: table.databasePid,
      }),
  ],
  ['Keyturn', () => (values.alone ? startEngineAlone(table) : startKeyturn(table, table.es256))],
]
const bySignature: Start[] = [
  ['Keyturn, ES256', () => startKeyturn(table, table.es256)],
  ['Keyturn, RS256', () => startKeyturn(table, table.rs256)],
]
const size = { apps: Number(values.apps), tokens: Number(values.tokens) }
const byScale: Start[] = [
  ['Keyturn, empty', () => startKeyturn(table, table.es256)],
  ['Keyturn, filled', () => startFilled(size)],
]
const starts = values.scale ? byScale : values.signatures ? bySignature : besideEngines
const aims = values.scale ? [SCALE_AIM] : values.signatures ? [SIGNATURE_AIM] : undefined
const chosen = starts.filter(([name]) => !values.only || name.includes(values.only))
const contenders = new Map<string, Contender>()
try {
  for (const [name, start] of chosen) contenders.set(name, await start())
  const rounds = Number(values.rounds)
  process.stdout.write(
    `${rounds} interleaved rounds of ${values.seconds} s, 32 connections, ` +
      `${canPin ? 'each server on one and the same core' : 'cores shared: taskset is not here'}\n`,
  )
  for (const what of whats) {
    const measured = await interleaved(what, rounds)
    report(what, measured, aims)
    refuseFailures(what, measured)
  }
  if (values.scale) await whileSwept(rounds)
} finally {
  for (const contender of contenders.values()) await contender.stop()
  await table.clear()
}

/** The rows with these names, separated by commas; all without a name. A name that is none is refused. */
function rowsNamed(names: string | undefined): What[] {
  const all = values.scale ? [...SCALE_WHATS] : (Object.keys(ROWS) as What[])
  const asked = names?.split(',') ?? all
  const unknown = asked.filter((name) => !all.some((row) => row === name))
  if (unknown.length > 0) throw new Error(`--what ${unknown}: the rows are ${all.join(', ')}`)
  return all.filter((row) => asked.includes(row))
}

/** One after the other and around again, so that a busy minute of the machine meets all alike. */
async function interleaved(what: What, rounds: number): Promise<Map<string, Measurement[]>> {
  const measured = new Map([...contenders.keys()].map((name) => [name, [] as Measurement[]]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, contender] of contenders) {
      measured.get(name)?.push(await measure(what, Number(values.seconds), contender))
    }
  }
  return measured
}

/** The filled server's new tokens, in turns without a sweep and with one beside them. */
async function whileSwept(rounds: number): Promise<void> {
  const filled = contenders.get('Keyturn, filled')
  if (!filled) return
  const alone: Measurement[] = []
  const swept: Swept[] = []
  for (let round = 0; round < rounds; round += 1) {
    alone.push(await measure('client_credentials', Number(values.seconds), filled))
    swept.push(await measureWhileSwept(Number(values.seconds), filled))
  }
  const measured = new Map([
    ['Keyturn, filled', alone],
    ['Keyturn, filled, while swept', swept.map(({ measurement }) => measurement)],
  ])
  report('client_credentials', measured, [SCALE_AIM])
  const rates = swept.map(({ rowsPerSecond }) => rowsPerSecond.toFixed(0))
  process.stdout.write(`  swept beside it: ${rates.join(', ')} rows/s\n`)
  refuseFailures('client_credentials', measured)
}

/** Answers that were not what was asked for are quick, and make figures that mean nothing. */
function refuseFailures(what: What, measured: Map<string, Measurement[]>): void {
  for (const [name, rounds] of measured) {
    const failed = rounds.reduce((sum, one) => sum + one.failed, 0)
    if (failed > 0) throw new Error(`${name}: ${failed} requests of ${what} failed`)
  }
}
