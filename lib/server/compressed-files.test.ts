import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync } from 'node:zlib'
import { test as base, expect } from '@playwright/test'
import { compressBuild, readCompressedFiles } from './compressed-files'

const SCRIPT = 'let key = 1\n'.repeat(200)

type Answered = { status: number; coding: string | undefined; type: string; body: Buffer }

const test = base.extend<{ ask: (path: string, coding: string) => Promise<Answered> }>({
  ask: async ({}, use) => {
    const root = mkdtempSync(join(tmpdir(), 'keyturn-br-'))
    const folder = join(root, '.next/static/chunks')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'a.js'), SCRIPT)
    await compressBuild(root)
    writeFileSync(join(folder, 'later.js'), SCRIPT)
    const answers = readCompressedFiles(root)
    const server = createServer((req, res) => answers(req, res) || res.writeHead(404).end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await use((path, coding) => ask(port, { path, coding }))
    server.close()
    rmSync(root, { recursive: true })
  },
})

function ask(port: number, { path, coding }: { path: string; coding: string }): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const headers = { 'Accept-Encoding': coding, Connection: 'close' }
    request({ port, host: '127.0.0.1', path, headers }, async (res) => {
      const { 'content-encoding': encoding, 'content-type': type = '' } = res.headers
      resolve({ status: res.statusCode ?? 0, coding: encoding, type, body: await buffer(res) })
    })
      .on('error', reject)
      .end()
  })
}

test('a script goes out in Brotli to whoever takes it', async ({ ask }) => {
  const { status, coding, type, body } = await ask('/_next/static/chunks/a.js?v=1', 'gzip, br')
  expect([status, coding, type]).toEqual([200, 'br', 'application/javascript; charset=UTF-8'])
  expect(body.length).toBeLessThan(100)
  expect(brotliDecompressSync(body).toString()).toBe(SCRIPT)
})

test('everything else is left to Next', async ({ ask }) => {
  for (const [path, coding] of [
    ['/_next/static/chunks/a.js', 'gzip'],
    ['/_next/static/chunks/a.js', 'gzip, br;q=0'],
    ['/_next/static/chunks/a.js.br', 'br'],
    ['/_next/static/chunks/../../static/chunks/a.js', 'br'],
    ['/_next/static/chunks/later.js', 'br'],
    ['/apps', 'br'],
  ] as const) {
    expect((await ask(path, coding)).status, `${path} ${coding}`).toBe(404)
  }
})
