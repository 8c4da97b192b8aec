import { Agent, type ClientRequest, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type Values, withValues } from './known-values'
import type { OddRequest } from './odd-requests'

/** What came back: a status, nothing because the connection was closed, or nothing at all. */
export type Outcome = { status: number; requestId: string; text: string } | 'closed' | 'silent'

const ANSWERED_WITHIN_MS = 30_000
const KEPT_TEXT = 300

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** Sends one request from `address`, as its framing says. */
export async function send(
  origin: string,
  odd: OddRequest,
  { values, address }: { values: Values; address: string },
): Promise<Outcome> {
  const body = odd.body === null ? null : Buffer.from(withValues(odd.body, values))
  const { hostname, port } = new URL(origin)
  const call = request({
    agent,
    hostname,
    port,
    method: odd.method,
    path: pathOf(withValues(odd.path, values)),
    headers: headersOf(odd, { values, address, origin, body }),
  })
  const outcome = outcomeOf(call)
  await write(call, body, odd.framing).catch(() => undefined)
  return outcome
}

/** Node refuses to send what a header or a path cannot contain. */
function pathOf(path: string): string {
  return path.replaceAll(/[^\u0021-\u007e]/g, '').slice(0, 15_000) || '/'
}

type HeaderParts = { values: Values; address: string; origin: string; body: Buffer | null }

function headersOf({ headers, framing }: OddRequest, parts: HeaderParts): Record<string, string> {
  const { values, address, origin, body } = parts
  const own: [string, string][] = [
    ['origin', origin],
    ['x-forwarded-for', address],
  ]
  const sent = headers.map(([name, text]): [string, string] => [
    name,
    withValues(text, values)
      .replaceAll(/[^\t\u0020-\u00ff]/g, '')
      .slice(0, 12_000),
  ])
  const announced = framing === 'short' || framing === 'aborted' ? 100 : 0
  const hasLength = body !== null && framing !== 'chunked' && framing !== 'slow'
  if (hasLength) sent.push(['content-length', String(body.length + announced)])
  return Object.fromEntries([...own, ...sent])
}

async function write(call: ClientRequest, body: Buffer | null, framing: string): Promise<void> {
  if (body && framing === 'slow') {
    for (const at of [0, 1, 2, 3, 4]) {
      call.write(body.subarray(at * 20, (at + 1) * 20))
      await pause(50)
    }
  } else if (body && framing === 'chunked') {
    for (let at = 0; at < body.length; at += 10_000) call.write(body.subarray(at, at + 10_000))
  } else if (body) {
    call.write(body)
  }
  if (framing === 'aborted' || framing === 'short') {
    await pause(20)
    call.destroy()
  } else {
    call.end()
  }
}

function outcomeOf(call: ClientRequest): Promise<Outcome> {
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      resolve('silent')
      call.destroy()
    }, ANSWERED_WITHIN_MS)
    const done = (outcome: Outcome) => {
      clearTimeout(late)
      resolve(outcome)
    }
    call.once('error', () => done('closed'))
    call.once('response', (answer) => {
      const status = answer.statusCode ?? 0
      const requestId = String(answer.headers['x-request-id'] ?? '')
      let text = ''
      answer.on('data', (chunk: Buffer) => {
        if (text.length < KEPT_TEXT) text += chunk.toString().slice(0, KEPT_TEXT)
      })
      answer.once('close', () => done({ status, requestId, text }))
    })
  })
}
