import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { clear } from './run'

const PROGRAM = fileURLToPath(new URL('node_modules/mcp-remote/dist/proxy.js', import.meta.url))

type Message = { id?: number; result?: { content?: { text: string }[] }; error?: unknown }

export type McpRemote = {
  /** What it has told the person so far. */
  said: () => string
  /** Calls a tool of the server as its host does. Answers the text of the result, or the error. */
  call: (tool: string) => Promise<string>
  end: () => Promise<void>
}

/**
 * `mcp-remote` with these arguments, started by an MCP host: they speak by standard input and output.
 * It finds no browser to open, and keeps what it is told in a folder of its own.
 */
export function startMcpRemote(args: readonly string[], env: Record<string, string>): McpRemote {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-remote-'))
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: {
      NODE_ENV: 'development',
      PATH: dirname(process.execPath),
      HOME: folder,
      MCP_REMOTE_CONFIG_DIR: folder,
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const said: string[] = []
  child.stderr.on('data', (chunk) => said.push(String(chunk)))
  const answers = new Map<number, (message: Message) => void>()
  createInterface(child.stdout).on('line', (line) => {
    const message: Message = JSON.parse(line)
    if (message.id !== undefined) answers.get(message.id)?.(message)
  })
  const send = (message: object) =>
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  const ask = (id: number, method: string, params: object) =>
    new Promise<Message>((resolve) => {
      answers.set(id, resolve)
      send({ id, method, params })
    })
  const clientInfo = { name: 'A host', version: '1.0.0' }
  const begun = ask(0, 'initialize', {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo,
  }).then(() => send({ method: 'notifications/initialized' }))
  let calls = 0
  return {
    said: () => said.join(''),
    call: async (name) => {
      await begun
      calls += 1
      const { result, error } = await ask(calls, 'tools/call', { name, arguments: {} })
      return result?.content?.[0]?.text ?? JSON.stringify(error)
    },
    end: async () => {
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      clear(folder)
    },
  }
}
