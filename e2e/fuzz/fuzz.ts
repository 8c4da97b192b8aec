import { parseArgs } from 'node:util'
import startTestServer from '@/lib/db/testing/global-setup'
import { startCluster } from '../harness/cluster'
import { type FuzzResult, runFuzz } from './run-fuzz'
import { memoryProbe, residentMemory } from './server-memory'
import { type Watched, watch } from './watch'

type Memory = { sent: number; resident: number; inUse: number }

// npm run fuzz: sends generated requests to a production server of its own, and looks for answers of
// 500 and above, for silence, and for memory that grows. Behind `--`: --seed 1 --requests 20000,
// --from 1200 (to begin at a request), --minutes 10 (the longest; for a soak of four hours --minutes
// 240 --requests 10000000).

const GROWS_TO = 1.3
const WARM_AFTER = 10_000
const SHOWN_FAULTS = 20

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    requests: { type: 'string', default: '20000' },
    from: { type: 'string', default: '0' },
    minutes: { type: 'string', default: '10' },
  },
})

const requests = Number(values.requests)
const say = (line: string) => process.stdout.write(`${line}\n`)
const probe = memoryProbe()
const stopTestServer = await startTestServer()
const cluster = await startCluster({ processes: 1, env: probe.env })
const [{ origin, child }] = cluster.servers
const pid = child.pid ?? 0
const endsAt = performance.now() + Number(values.minutes) * 60_000
const { seen, stop } = watch(origin)
const memory: Memory[] = []
try {
  const result = await runFuzz(cluster, {
    seed: Number(values.seed),
    requests,
    from: Number(values.from),
    isOver: () => performance.now() > endsAt,
    onProgress: showProgress,
  })
  await noteMemory(result)
  await stop()
  process.exitCode = report(result, seen) ? 0 : 1
} finally {
  await stop()
  await cluster.end()
  await stopTestServer()
  probe.end()
}

async function showProgress(result: FuzzResult): Promise<void> {
  const { sent, faults } = result
  if (sent % 5_000 === 0) await noteMemory(result)
  const { resident = 0, inUse = 0 } = memory.at(-1) ?? {}
  const health = `healthz ${seen.longestMs} ms at most`
  say(`${sent} requests, ${faults.length} faults, ${resident} MB (${inUse} in use), ${health}`)
}

async function noteMemory({ sent }: FuzzResult): Promise<void> {
  memory.push({ sent, resident: residentMemory(pid), inUse: await probe.read(pid) })
}

function report({ sent, statuses, faults }: FuzzResult, health: Watched): boolean {
  for (const { index, odd, outcome } of faults.slice(0, SHOWN_FAULTS)) {
    say(JSON.stringify({ index, odd, outcome }))
    if (typeof outcome === 'object') say(causeOf(outcome.requestId))
  }
  say(`seed ${values.seed}, ${sent} requests: ${JSON.stringify(statuses)}`)
  say(`answers of 500 and above, or none: ${faults.length}`)
  say(`seconds without an answer at /healthz: ${health.silentSeconds.toFixed(1)}`)
  return showGrowth() && faults.length === 0 && health.silentSeconds === 0
}

/** Compared with the time when every part of the server had been used once. */
function showGrowth(): boolean {
  const warmAt = Math.min(requests / 10, WARM_AFTER)
  const warm = memory.find(({ sent }) => sent >= warmAt)
  const end = memory.at(-1)
  if (!warm || !end) return true
  const growth = (of: 'resident' | 'inUse') => end[of] / Math.max(1, warm[of])
  for (const of of ['resident', 'inUse'] as const) {
    say(`memory, ${of}: ${warm[of]} MB, then ${end[of]} MB: ${growth(of).toFixed(2)} times`)
  }
  return growth('resident') <= GROWS_TO && growth('inUse') <= GROWS_TO
}

/** What the server's log says about a request that failed. */
function causeOf(requestId: string): string {
  const lines = cluster.logs().split('\n')
  return (
    lines.find((line) => line.includes(requestId) && line.includes('"level":50')) ?? 'no error line'
  )
}
