import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'

type ReceiverSetting = {
  issuer: string
  audience: string
  app: { id: string; secret: string }
  pushed: boolean
}

/** The API of `docs/examples/signal-receiver.mjs`, as a process of its own. */
export async function startReceiver({ issuer, audience, app, pushed }: ReceiverSetting) {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const program: ChildProcess = spawn(process.execPath, ['docs/examples/signal-receiver.mjs'], {
    env: {
      ...process.env,
      ISSUER: issuer,
      CLIENT_ID: app.id,
      CLIENT_SECRET: app.secret,
      AUDIENCE: audience,
      PORT: String(port),
      ...(pushed ? { PUBLIC_URL: origin } : {}),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!program.stdout) throw new Error('the receiver has no output')
  await once(createInterface(program.stdout), 'line')
  return {
    /** What the API answers to who calls it with this token. */
    async call(token: string): Promise<number> {
      return (await fetch(origin, { headers: { authorization: `Bearer ${token}` } })).status
    },
    async end(): Promise<void> {
      const ended = once(program, 'exit')
      program.kill()
      await ended
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('there is no free port')
  server.close()
  return address.port
}
