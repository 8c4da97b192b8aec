import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerApi } from '@/lib/api/answer-api'
import { test as base } from '@/lib/api/testing/api-test'
import { main } from '../main'
import { readSettings } from '../settings'

type Ran = { exit: number; out: string; note: string }

type Fixtures = {
  /** Keyturn as the command line sees it: the engine and the management API at one address. */
  keyturn: string
  folder: string
  /** Runs a command; answers its exit code and what it wrote. `see` is told each note at once. */
  run(words: string, env?: Record<string, string>, see?: (note: string) => void): Promise<Ran>
}

export const test = base.extend<Fixtures>({
  keyturn: async ({ engine }, use) => {
    const server = createServer((req, res) => {
      if (req.url?.startsWith('/api/v1')) return void answerApi(req, res)
      const { method, headers, url } = req
      const passed = request(engine.origin + url, { method, headers }, (answer) => {
        res.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(res)
      })
      req.pipe(passed)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    server.closeAllConnections()
    server.close()
  },
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'keyturn-cli-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  run: async ({ keyturn, folder }, use) => {
    await use(async (words, env = {}, see = () => {}) => {
      const written = { out: '', note: '' }
      const settings = readSettings({
        NODE_ENV: 'test',
        KEYTURN_URL: keyturn,
        XDG_CONFIG_HOME: folder,
        ...env,
      })
      const output = {
        out: (text: string) => {
          written.out += text
        },
        note: (text: string) => {
          written.note += text
          see(text)
        },
        isTerminal: false,
      }
      const exit = await main(words.split(' '), { settings, output })
      return { exit, ...written }
    })
  },
})

export { expect } from '@/lib/api/testing/api-test'
