import { parseArgs } from 'node:util'
import { canPin, leaveServerCore } from './cores'
import { layTable } from './database'
import { startKeyturn } from './keyturn'
import type { Measurement, What } from './load'
import { type Contender, measure, startContender } from './processes'
import { report } from './report'

// npm run bench [-- --rounds 3 --seconds 8 --alone]: how fast the production server is on one core,
// beside its own engine bare and beside the engine with an ordinary database adapter.

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: process.env.BENCH_ROUNDS ?? '3' },
    seconds: { type: 'string', default: process.env.BENCH_SECONDS ?? '8' },
    alone: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})

const WHATS: What[] = ['client_credentials', 'introspection']

leaveServerCore()
const table = await layTable()
const starts: [name: string, start: () => Promise<Contender>][] = [
  [
    'bare oidc-provider, in memory',
    () => startContender({ script: 'e2e/bench/bare-engine.ts', env: {} }),
  ],
  [
    'oidc-provider, plain pg adapter',
    () => startContender({ script: 'e2e/bench/plain-adapter.ts', env: table.env }),
  ],
  [
    'Keyturn',
    () =>
      values.alone
        ? startContender({ script: 'e2e/bench/engine-alone.ts', env: table.env })
        : startKeyturn(table),
  ],
]
const chosen = starts.filter(([name]) => !values.only || name.includes(values.only))
const contenders = new Map<string, Contender>()
try {
  for (const [name, start] of chosen) contenders.set(name, await start())
  const rounds = Number(values.rounds)
  process.stdout.write(
    `${rounds} interleaved rounds of ${values.seconds} s, 32 connections, ` +
      `${canPin ? 'each server on one and the same core' : 'cores shared: taskset is not here'}\n`,
  )
  for (const what of WHATS) report(what, await interleaved(what, rounds))
} finally {
  for (const contender of contenders.values()) await contender.stop()
  await table.clear()
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
