import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { NOTHING_ADMITTED, readAdmitted } from '@/lib/admitted-networks'
import { config, provideConfig } from '@/lib/config'
import { test as base, expect } from '@/lib/db/testing/test-database'
import { type ForeignRequest, fetchForeign } from './fetch-foreign'

type Listening = { server: Server; port: number; connections: number; answer: RequestListener }

/** A server on two addresses of this machine. Only 127.0.0.2 is in an allowed network. */
const test = base.extend<{ app: Listening }>({
  app: async ({ database: _database }, use) => {
    const app = { connections: 0, port: 0 } as Listening
    app.answer = (req, res) => res.end(`${req.method} ${req.headers.host}`)
    app.server = createServer((req, res) => app.answer(req, res))
    app.server.on('connection', () => {
      app.connections += 1
    })
    await once(app.server.listen(0), 'listening')
    app.port = (app.server.address() as { port: number }).port
    admit('127.0.0.2')
    await use(app)
    app.server.close()
    app.server.closeAllConnections()
  },
})

const admit = (...entries: string[]) =>
  provideConfig({ ...config(), admitted: readAdmitted(entries) ?? NOTHING_ADMITTED })

const found = (...addresses: string[]) =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

const resolvesTo =
  (...addresses: string[]): NonNullable<ForeignRequest['resolve']> =>
  (_name, _options, answer) =>
    answer(null, found(...addresses))

const INNER_HOSTS = `
  127.0.0.1 [::1] [::ffff:127.0.0.1] 0.0.0.0 2130706433 0x7f.1 localhost
  169.254.169.254 [fd00:ec2::254] 10.0.0.1 [64:ff9b::7f00:1] [2002:7f00:1::]`

for (const host of INNER_HOSTS.trim().split(/\s+/)) {
  test(`${host} is refused before anything is connected to`, async ({ app }) => {
    const refused = fetchForeign(`http://${host}:${app.port}/`)
    await expect(refused).rejects.toThrow('inner network')
    expect(app.connections).toBe(0)
  })
}

test('a name that leads to an inner address among others is refused whole', async ({ app }) => {
  const request = fetchForeign(`http://app.example:${app.port}/`, {
    resolve: resolvesTo('127.0.0.2', '127.0.0.1'),
  })
  await expect(request).rejects.toThrow('inner network')
  expect(app.connections).toBe(0)
})

test('a name server that answers otherwise the second time is asked once', async ({ app }) => {
  const answers = [found('127.0.0.2'), found('127.0.0.1')]
  let asked = 0
  const answer = await fetchForeign(`http://app.example:${app.port}/`, {
    resolve: (_name, _options, answer) => answer(null, answers[asked++] ?? []),
  })
  expect(await answer.text()).toBe(`GET app.example:${app.port}`)
  expect([asked, app.connections]).toEqual([1, 1])
})

test('an app in a network that the setting names is called', async ({ app }) => {
  const request = { method: 'POST', body: new URLSearchParams({ a: 'b' }) }
  const answer = await fetchForeign(`http://127.0.0.2:${app.port}/`, request)
  expect([answer.status, await answer.text()]).toEqual([200, `POST 127.0.0.2:${app.port}`])
})

test('an app whose name the setting has is called wherever it is, and under no other name', async ({
  app,
}) => {
  admit('app.example')
  const leadsHere = { resolve: resolvesTo('127.0.0.1') }
  const answer = await fetchForeign(`http://app.example:${app.port}/`, leadsHere)
  expect(await answer.text()).toBe(`GET app.example:${app.port}`)
  for (const host of ['other.example', 'x.app.example']) {
    const refused = fetchForeign(`http://${host}:${app.port}/`, leadsHere)
    await expect(refused).rejects.toThrow('KEYTURN_ADMITTED_NETWORKS')
  }
})

test('an admitted name that leads to a metadata service is refused', async ({ app }) => {
  admit('app.example', '0.0.0.0/0')
  const refused = fetchForeign(`http://app.example:${app.port}/`, {
    resolve: resolvesTo('169.254.169.254'),
  })
  await expect(refused).rejects.toThrow('inner network')
})

test('a redirect is no answer, wherever it leads', async ({ app }) => {
  app.answer = (_req, res) => res.writeHead(307, { location: 'http://127.0.0.1/' }).end()
  const request = fetchForeign(`http://127.0.0.2:${app.port}/`)
  await expect(request).rejects.toThrow('redirect')
})

test('an answer that does not end is given up when its time is over', async ({ app }) => {
  app.answer = (_req, res) => res.write('{')
  const time = new AbortController()
  const answer = await fetchForeign(`http://127.0.0.2:${app.port}/`, { signal: time.signal })
  const body = answer.text()
  time.abort()
  await expect(body).rejects.toThrow()
})

const head = (text: string) => `HTTP/1.1 ${text}\r\n\r\n`

const UNUSABLE = {
  'a status that there is not': head('600 No\r\ncontent-length: 0'),
  'a status of three nines': head('999 No\r\ncontent-length: 0'),
  'another protocol': head('101 Go\r\nconnection: upgrade\r\nupgrade: other'),
  'no HTTP': 'hello\r\n',
  nothing: '',
}

for (const [what, bytes] of Object.entries(UNUSABLE)) {
  test(`an answer with ${what} ends the request, and not the process`, async ({ app }) => {
    app.answer = (_req, res) => res.socket?.end(bytes)
    await expect(fetchForeign(`http://127.0.0.2:${app.port}/`)).rejects.toThrow()
  })
}

test('an answer that is given up before its end harms nobody', async ({ app }) => {
  app.answer = (_req, res) => {
    const more = setInterval(() => res.write('x'.repeat(70_000)), 1)
    res.on('close', () => clearInterval(more))
  }
  for (const giveUp of ['by its time', 'by its reader'] as const) {
    const time = new AbortController()
    const answer = await fetchForeign(`http://127.0.0.2:${app.port}/`, { signal: time.signal })
    if (giveUp === 'by its time') time.abort()
    else await answer.body?.cancel()
    await expect.poll(() => connectionsOf(app.server)).toBe(0)
  }
})

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve) => server.getConnections((_error, count) => resolve(count)))
}
