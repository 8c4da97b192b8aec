import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const LINES = 1_000

/** A process that has written its lines and then does `next`, with its output in a pipe. */
function writeAnd(next: string) {
  const script = `
    import { log, logRequest } from '@/lib/log'
    import { Lifetime } from '@/lib/server/lifetime'
    const lifetime = new Lifetime()
    lifetime.serving()
    const line = { method: 'GET', path: '/', status: 200, ms: 1, address: '::1' }
    for (let n = 0; n < ${LINES}; n += 1) {
      if (n % 10) logRequest('info', { ...line, requestId: String(n) })
      else log.info({ requestId: String(n) }, 'something else')
    }
    ${next}`
  const args = ['--import', 'tsx', '--input-type=module', '-e', script]
  return spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

const EVERY = Array.from({ length: LINES }, (_, n) => String(n))

type Line = { requestId?: string; msg: string }

/** Everything that the process has written, and with what status it left. */
async function untilEnd(child: ReturnType<typeof writeAnd>) {
  const [output, [status]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  const lines: Line[] = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  return { status, ids: lines.flatMap((line) => line.requestId ?? []), last: lines.at(-1)?.msg }
}

test('no line of the log is lost when the process stops, whatever stops it, and all are in order', async () => {
  for (const [next, status, last] of [
    [`process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000)`, 0, 'stopped'],
    [`setTimeout(() => { throw new Error('broken') })`, 1, 'stopping after a failure'],
    [`Promise.reject(new Error('broken'))`, 1, 'stopping after a failure'],
  ] as const) {
    expect([next, await untilEnd(writeAnd(next))]).toEqual([next, { status, ids: EVERY, last }])
  }
})

test('no line is lost when a second Ctrl-C cuts a stop short', async () => {
  const cut = writeAnd(`
    lifetime.onStop(() => new Promise(() => setInterval(() => {}, 1000)))
    process.emit('SIGINT')
    setTimeout(() => process.emit('SIGINT'), 1_100)`)
  expect(await untilEnd(cut)).toEqual({ status: 1, ids: EVERY, last: 'stopping' })
})

test('a line reaches standard output by itself, though nothing else is written', async () => {
  const child = writeAnd(`
    setTimeout(() => log.info('alone'), 300)
    setInterval(() => {}, 1000)`)
  let last = ''
  for await (const line of createInterface(child.stdout)) {
    last = JSON.parse(line).msg
    if (last === 'alone') break
  }
  expect(last).toBe('alone')
  child.kill('SIGKILL')
  await once(child, 'exit')
})
