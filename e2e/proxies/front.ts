import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request as plainRequest } from 'node:http'
import { request } from 'node:https'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import type { Place, Product } from './products'

/** A proxy that runs in front of Keyturn. */
export type Front = { stop: () => Promise<void> }

/** Starts it as its documented configuration says. Throws with what it said when it does not listen. */
export async function startFront(product: Product, place: Place): Promise<Front> {
  const child = spawn(product.program, product.prepare(place), {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOME: place.folder },
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => lines.push(`${chunk}`))
  }
  const exited = once(child, 'exit')
  for (let attempt = 0; !(await listens(place.port)); attempt += 1) {
    if (child.exitCode !== null || attempt > 400) {
      child.kill('SIGKILL')
      throw new Error(`${product.name} does not listen: ${lines.join('')}`)
    }
    await after(25)
  }
  return {
    stop: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '::1')
  const opened = once(socket, 'connect').then(
    () => true,
    () => false,
  )
  const open = await Promise.race([opened, after(1_000, false)])
  socket.destroy()
  return open
}

type Asked = {
  path: string
  /** The host that is named, of the two that the configuration has. */
  host?: 'localhost' | 'mtls.localhost'
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string | Buffer
  /** The client's certificate: the name of its files. */
  certificate?: string
  /** By http, at the port for it. */
  plain?: boolean
  onData?: (text: string) => unknown
}

export type Answered = { status: number; headers: IncomingHttpHeaders; text: string }

/** Sends one request through the proxy, over a connection of its own. */
export function ask(place: Place, asked: Asked): Promise<Answered> {
  const { host = 'localhost', method = 'GET', certificate, plain = false } = asked
  const read = (file: string) => readFileSync(join(place.folder, file))
  const port = plain ? place.plainPort : place.port
  const shown = certificate && { cert: read(`${certificate}.pem`), key: read(`${certificate}.key`) }
  const options = {
    host: '::1',
    port,
    servername: host,
    method,
    path: asked.path,
    agent: false as const,
    headers: { host: `${host}:${port}`, ...asked.headers },
    ...shown,
  }
  return new Promise((resolve, reject) => {
    const call = plain ? plainRequest(options) : request(options)
    call.on('error', reject)
    call.on('response', (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('error', reject)
      answer.on('data', (chunk) => {
        text += chunk
        asked.onData?.(text)
      })
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
      )
    })
    call.end(asked.body)
  })
}
