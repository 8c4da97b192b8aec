import { createPublicKey, verify } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { admittedNetworks } from '@/lib/admitted-networks'
import { config, provideConfig } from '@/lib/config'
import { sealEvents } from './seal-events'
import { sendHeads } from './send-heads'
import { addEvents, expect, test, verifyAll } from './testing/sealed-log'

test('the newest head goes to the file and to the URL, signed; a failure hinders nothing', async ({
  organization,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-heads-'))
  const file = join(folder, 'heads.jsonl')
  const posts: string[] = []
  const server = createServer(async (request, answer) => {
    posts.push(await text(request))
    answer.writeHead(posts.length === 1 ? 204 : 500).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/heads`
  const admitted = admittedNetworks.parse('127.0.0.1')
  provideConfig({ ...config(), admitted, auditHeads: { file, url } })
  for (let n = 1; n <= 2; n += 1) {
    await addEvents(organization, 1)
    await sendHeads(await sealEvents())
  }
  await sendHeads(await sealEvents())
  server.close()
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  expect(lines).toHaveLength(2)
  expect(posts.map((post) => JSON.parse(post))).toEqual(
    lines.map((line) => ({ heads: [JSON.parse(line)] })),
  )
  for (const line of lines) {
    const { statement, signature, publicKey } = JSON.parse(line)
    const signed = Buffer.from(signature, 'base64url')
    expect(verify(null, Buffer.from(statement), createPublicKey(publicKey), signed)).toBe(true)
  }
  const heads = lines.map((line) => JSON.parse(line).head)
  expect((await verifyAll(organization)).head).toBe(heads[1])
  expect((await verifyAll(organization, heads[0])).finding).toBeNull()
  rmSync(folder, { recursive: true })
})
