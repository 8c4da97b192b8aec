import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { setTimeout as after } from 'node:timers/promises'
import type { Prepared } from './client'

/** What to start, where, and what it finds in its environment beside what all find. */
type Program = Omit<Prepared, 'clear'>

type Environment = Record<string, string>

export type Running = { said: () => string; end: () => Promise<void> }

/** Runs a program that listens on this port, until `end`. Throws what it said when it ends before it listens. */
export async function serve(program: Program, port: number, env: Environment): Promise<Running> {
  const child = start(program, env)
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => said.push(String(chunk)))
  }
  const gone = once(child, 'exit')
  while (!(await listens(port))) {
    if (child.exitCode !== null) throw new Error(`It ended:\n${said.join('')}`)
    await after(50)
  }
  return {
    said: () => said.join(''),
    end: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** Runs a program to its end. Answers what it printed. */
export async function runOnce(program: Program, env: Environment): Promise<string> {
  const child = start(program, env)
  const [printed, complaint] = await Promise.all([text(child.stdout), text(child.stderr)])
  if (complaint) throw new Error(complaint)
  return printed.trim()
}

type Child = ChildProcessByStdio<null, Readable, Readable>

function start({ command, folder, env: own }: Program, env: Environment): Child {
  const { PATH, HOME } = process.env
  const [program = '', ...options] = command
  return spawn(program, options, {
    cwd: folder,
    env: { NODE_ENV: 'development', PATH, HOME, ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Whether somebody listens on this port of the loopback. */
export function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, 'localhost')
    const answer = (yes: boolean) => {
      socket.destroy()
      resolve(yes)
    }
    socket.on('connect', () => answer(true))
    socket.on('error', () => answer(false))
  })
}
