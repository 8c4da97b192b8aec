import { once } from 'node:events'
import { type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test as base, expect } from '@playwright/test'
import { serverFor } from './listen'
import { PAGE_BODY_BYTES, receiveBody } from './receive-body'

type Fixtures = { port: number; received: (string | null)[]; begun: IncomingMessage[] }

const LIMIT = 1000

const test = base.extend<Fixtures>({
  received: async ({}, use) => use([]),
  begun: async ({}, use) => use([]),
  port: async ({ received, begun }, use) => {
    const server: Server = serverFor(async (req, res) => {
      begun.push(req)
      const limit = {
        limitBytes: Promise.resolve(LIMIT),
        type: 'text/plain',
        tooLarge: 'too large',
      }
      if (!(await receiveBody(req, res, limit))) return void received.push(null)
      const chunks: Buffer[] = []
      for await (const chunk of req) chunks.push(chunk)
      received.push(Buffer.concat(chunks).toString())
      res.end('read')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    await use((server.address() as AddressInfo).port)
    server.closeAllConnections()
    server.close()
  },
})

/** Sends `parts` without `Content-Length`, and answers what came back. */
async function send(port: number, parts: string[], headers = {}): Promise<[number, string]> {
  const sending = request({ port, method: 'POST', headers })
  sending.on('error', () => undefined)
  for (const part of parts) sending.write(part)
  sending.end()
  const [answer] = (await once(sending, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk)
  // It may still be sending. A connection that breaks then would fail whatever runs next.
  sending.destroy()
  return [answer.statusCode ?? 0, Buffer.concat(chunks).toString()]
}

test('a body without a length is read as usual', async ({ port, received }) => {
  expect(await send(port, ['one', ' and ', 'two'])).toEqual([200, 'read'])
  expect(await send(port, ['x'.repeat(LIMIT)])).toEqual([200, 'read'])
  expect(await send(port, [], { 'content-length': 0 })).toEqual([200, 'read'])
  expect(received).toEqual(['one and two', 'x'.repeat(LIMIT), ''])
})

test('every byte counts, with a length and without one', async ({ port, received }) => {
  const body = 'x'.repeat(LIMIT + 1)
  expect(await send(port, [body])).toEqual([413, 'too large'])
  expect(await send(port, ['x'.repeat(LIMIT), 'x'])).toEqual([413, 'too large'])
  expect(await send(port, [body], { 'content-length': body.length })).toEqual([413, 'too large'])
  expect(received).toEqual([null, null, null])
})

test('of a body that never ends nothing is kept', async ({ port, received }) => {
  const before = process.memoryUsage.rss()
  const part = 'x'.repeat(PAGE_BODY_BYTES)
  expect(await send(port, Array(40).fill(part))).toEqual([413, 'too large'])
  expect(received).toEqual([null])
  expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 * 1024)
})

test('a body that breaks off reaches nobody', async ({ port, received }) => {
  const sending = request({ port, method: 'POST', headers: { expect: '100-continue' } })
  sending.on('error', () => undefined)
  sending.flushHeaders()
  // The server is reading now.
  await once(sending, 'continue')
  sending.write('half of it', () => sending.destroy())
  await expect.poll(() => received).toEqual([null])
})

test('of a body above the limit nothing more is kept while it arrives', async ({ port, begun }) => {
  const sending = request({ port, method: 'POST' })
  sending.on('error', () => undefined)
  sending.write('x'.repeat(PAGE_BODY_BYTES - 1))
  await expect.poll(() => begun[0]?.socket.bytesRead ?? 0).toBeGreaterThan(PAGE_BODY_BYTES - 1)
  expect(begun[0]?.readableLength).toBeLessThanOrEqual(LIMIT)
  sending.destroy()
})
