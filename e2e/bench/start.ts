import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { askOf, PATHS } from './ask'
import { cpuSeconds } from './cpu-time'
import { layTable } from './database'
import { startKeyturn } from './keyturn'
import { median } from './report'

// npm run bench:start: how long a start takes until the first token, what the first pages cost after it, and
// how much memory the process then takes. Behind `--`: --rounds 5, --rest 2 (seconds from the token to the page).

const SIGN_IN = '/sign-in'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, rest: { type: 'string', default: '2' } },
})
const restMs = Number(values.rest) * 1_000

const table = await layTable()
const seen: Record<string, number[]> = {}
try {
  // It builds, where there is no build of the present sources.
  await startKeyturn(table, table.es256).then((server) => server.stop())
  for (let round = 0; round < Number(values.rounds); round += 1) await startOnce()
} finally {
  await table.clear()
}
for (const [what, of] of Object.entries(seen)) {
  process.stdout.write(`${median(of).toFixed(0).padStart(8)}  ${what}\n`)
}

async function startOnce(): Promise<void> {
  const began = performance.now()
  const server = await startKeyturn(table, table.es256)
  const { ready, pid } = server
  const ask = askOf(ready)
  await ask(PATHS.token, 'grant_type=client_credentials')
  note('ms to the first token', performance.now() - began)
  note('ms of CPU to the first token', cpuSeconds(pid) * 1_000)
  await new Promise((rested) => setTimeout(rested, restMs))
  note('MB at rest', residentMegabytes(pid))
  for (const which of ['first', 'second']) {
    const [at, cpu] = [performance.now(), cpuSeconds(pid)]
    const page = await fetch(ready.origin + SIGN_IN)
    await page.text()
    if (page.status !== 200) throw new Error(`${SIGN_IN} answers ${page.status}`)
    note(`ms for the ${which} page`, performance.now() - at)
    note(`ms of CPU for the ${which} page`, (cpuSeconds(pid) - cpu) * 1_000)
  }
  note('MB after two pages', residentMegabytes(pid))
  await server.stop()
}

function note(what: string, value: number): void {
  seen[what] = [...(seen[what] ?? []), value]
}

/** proc(5). */
function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1_024
}
