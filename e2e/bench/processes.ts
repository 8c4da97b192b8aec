import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { MakeCodes, Ready } from './contender'
import { onServerCore } from './cores'
import type { Measurement, Order } from './load'
import { CODES_FOR, WARM_UP_SECONDS, type What } from './row'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const NODE = [process.execPath, '--import', 'tsx']

/** A server under test, in a process of its own. */
export type Contender = {
  ready: Ready
  pid: number
  databasePid: number
  makeCodes: MakeCodes
  stop(): Promise<void>
}

export type Start = {
  script: string
  env: Record<string, string>
  nodeOptions?: string[]
  /** The postmaster of the PostgreSQL that it uses. */
  databasePid?: number
  /** Where somebody else can make codes; otherwise the server is asked for them. */
  makeCodes?: MakeCodes
}

/** Starts a server on its core; resolves when its output names where it listens. */
export async function startContender(
  { script, env, nodeOptions = [], databasePid = Number.NaN, makeCodes }: Start,
  readFrom: (line: string) => Ready | null = announced,
): Promise<Contender> {
  const [command = '', ...args] = onServerCore([
    process.execPath,
    ...nodeOptions,
    ...(script.endsWith('.js') ? [] : ['--import', 'tsx']),
    script,
  ])
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { PATH, HOME, NODE_ENV: 'production', ...env },
    stdio: makeCodes ? ['ignore', 'pipe', 'inherit'] : ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const ready = await untilReady(child, readFrom)
  return {
    ready,
    pid: child.pid ?? 0,
    databasePid,
    makeCodes: makeCodes ?? ((count) => answerOf(child, count)),
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

function announced(line: string): Ready | null {
  return line.startsWith('ready ') ? JSON.parse(line.slice(6)) : null
}

function untilReady(child: ChildProcess, readFrom: (line: string) => Ready | null): Promise<Ready> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${child.spawnargs.at(-1)} ended with ${code}`)))
    if (!child.stdout) return reject(new Error('the server has no output'))
    // Its log is read to the end, because a full pipe would slow the server down.
    createInterface(child.stdout).on('line', (line) => {
      const ready = readFrom(line)
      if (ready) resolve(ready)
    })
  })
}

/** The codes that a contender makes when it is told how many. */
async function answerOf(child: ChildProcess, count: number): Promise<string[]> {
  child.send(count)
  const [codes] = await once(child, 'message')
  return codes
}

/** Measures one thing at one server, from a process of its own. */
export async function measure(
  what: What,
  seconds: number,
  { makeCodes, ...contender }: Contender,
): Promise<Measurement> {
  const needed = CODES_FOR[what](seconds) + CODES_FOR[what](WARM_UP_SECONDS)
  const codes = needed > 0 ? await makeCodes(needed) : []
  const { ready, pid, databasePid } = contender
  const order: Order = { what, seconds, ready, pid, databasePid, codes }
  const [command = '', ...args] = [...NODE, 'e2e/bench/load.ts']
  const loading = promisify(execFile)(command, args, { cwd: ROOT })
  loading.child.stdin?.end(JSON.stringify(order))
  return JSON.parse((await loading).stdout)
}
