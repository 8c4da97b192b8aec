import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { db } from '@/lib/db/client'
import { makeSecret } from '../make-secret'
import { testEndpoint } from '../test-endpoint'
import { deliveries, expect, test } from '../testing/hooked'
import { deliverMessages } from './deliver-messages'
import { resendMessage } from './resend-message'

const HAS_PYTHON = spawnSync('python3', ['--version']).status === 0
const RECEIVERS: [name: string, program: string, file: string][] = [
  ['Node', process.execPath, 'docs/examples/webhook-receiver.mjs'],
  ...(HAS_PYTHON
    ? [['Python', 'python3', 'docs/examples/webhook-receiver.py'] as [string, string, string]]
    : []),
]

async function start(program: string, file: string, secrets: string) {
  const receiver: ChildProcess = spawn(program, [file], {
    env: { ...process.env, WEBHOOK_SECRETS: secrets, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!receiver.stdout) throw new Error('the receiver has no output')
  const lines: string[] = []
  const read = createInterface(receiver.stdout)
  read.on('line', (line) => lines.push(line))
  await once(read, 'line')
  const port = /\d+$/.exec(lines.shift() ?? '')?.[0]
  return { url: `http://127.0.0.1:${port}/`, lines, end: () => receiver.kill() }
}

for (const [name, program, file] of RECEIVERS) {
  test(`the documented receiver in ${name} verifies a message, and works on it once`, async ({
    people: { ada },
    hook,
  }) => {
    const { id, secret } = await hook(['host.*'])
    const another = (await makeSecret(ada, id)).value.reveal()
    const receiver = await start(program, file, `${another} ${secret}`)
    await db().webhookEndpoint.update({ where: { id }, data: { url: receiver.url } })
    await testEndpoint(ada, id)
    await deliverMessages()
    const [row] = await deliveries()
    expect(row).toMatchObject({ lastStatus: 204 })
    const messageId = `msg_${row?.id.replaceAll('-', '')}`
    await resendMessage(ada, { endpointId: id, messageId })
    await deliverMessages()
    expect((await deliveries())[0]).toMatchObject({ lastStatus: 204, attempts: 1 })
    const forged = await fetch(receiver.url, {
      method: 'POST',
      headers: {
        'webhook-id': messageId,
        'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
        'webhook-signature': 'v1,AAAA',
      },
      body: '{}',
    })
    expect(forged.status).toBe(401)
    const host = new URL('http://127.0.0.1').host
    await expect
      .poll(() => receiver.lines)
      .toEqual([expect.stringMatching(`^webhook.test: Ada sent a test to the webhook to ${host}`)])
    receiver.end()
  })
}
