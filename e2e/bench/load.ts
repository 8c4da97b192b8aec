import { readFileSync } from 'node:fs'
import autocannon from 'autocannon'
import type { Ready } from './contender'

// One measurement, in a process of its own: `tsx load.ts <what> <seconds> <target> <pid>` prints it.

export type Measurement = {
  requestsPerSecond: number
  p50Milliseconds: number
  p99Milliseconds: number
  /** Of the server, its kernel time included; NaN where there is no /proc. */
  cpuMicroseconds: number
  failed: number
}

export type What = 'client_credentials' | 'introspection'

const CONNECTIONS = 32
const WARM_UP_SECONDS = 1
const TOKENS = 64

const [what, seconds, target, pid] = process.argv.slice(2) as [What, string, string, string]
const { origin, clientId, clientSecret }: Ready = JSON.parse(target)

const headers = {
  'content-type': 'application/x-www-form-urlencoded',
  authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
}
const MINT = 'grant_type=client_credentials'

const load = {
  client_credentials: async () => [{ path: '/oauth2/token', body: MINT }],
  introspection: async () => {
    const tokens = await Promise.all(Array.from({ length: TOKENS }, mint))
    return tokens.map((token) => ({ path: '/oauth2/introspect', body: `token=${token}` }))
  },
} satisfies Record<What, () => Promise<autocannon.Request[]>>

const requests = await load[what]()
await fire(WARM_UP_SECONDS)
process.stdout.write(`${JSON.stringify(await fire(Number(seconds)))}\n`)

async function mint(): Promise<string> {
  const answer = await fetch(`${origin}/oauth2/token`, { method: 'POST', headers, body: MINT })
  const { access_token: token } = (await answer.json()) as { access_token?: string }
  if (!token) throw new Error(`no token: ${answer.status}`)
  return token
}

async function fire(duration: number): Promise<Measurement> {
  const before = cpuSeconds()
  const result = await autocannon({
    url: origin,
    connections: CONNECTIONS,
    duration,
    method: 'POST',
    headers,
    requests,
    // What is refused or says "active":false is quick, and not what is measured.
    verifyBody: (body) => /"(access_token|active)":("|true)/.test(String(body)),
  })
  return {
    requestsPerSecond: result['2xx'] / result.duration,
    p50Milliseconds: result.latency.p50,
    p99Milliseconds: result.latency.p99,
    cpuMicroseconds: ((cpuSeconds() - before) * 1e6) / result['2xx'],
    failed: result.errors + result.non2xx + (result.mismatches ?? 0),
  }
}

/** proc(5): user and kernel time are fields 14 and 15, in hundredths of a second. */
function cpuSeconds(): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return Number.NaN
  }
}
