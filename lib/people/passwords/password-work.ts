import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ForeignDigest } from '@/lib/crypto/foreign-digest'
import { Refusal } from '@/lib/errors'
import { processWide } from '@/lib/process'
import { type Turn, Turns } from './turns'

/** The jobs of `password-thread.mjs`. */
type Jobs = {
  digest: { input: { password: string; cost: number }; value: string }
  compare: { input: { password: string; digest: string }; value: boolean }
  verify: { input: { digest: ForeignDigest; value: string }; value: boolean }
  judge: {
    input: { password: string; words: string[] }
    value: { score: number; warning: string | null }
  }
}

type Task = {
  job: keyof Jobs
  input: Jobs[keyof Jobs]['input']
  resolve: (value: never) => void
  reject: (error: unknown) => void
}

type Reply = { value: never } | { error: unknown }

/** One core is left to the thread that answers requests; on one or two there is one thread. */
export const THREADS = Math.max(1, availableParallelism() - 1)

/** With more jobs than this, the wait would be too long: some 25 seconds of bcrypt. */
export const PLACES = 64 * THREADS

const THREAD = 'lib/people/passwords/password-thread.mjs'

const desk = processWide('password-work', () => ({
  idle: [] as Worker[],
  working: new Map<Worker, Task>(),
  turns: new Turns<Task>(PLACES),
  /** How many comparisons were asked for. Tests check that every answer to a sign-in cost one. */
  compared: 0,
}))

/**
 * Runs a job in one of the password threads. Jobs wait for their turn (`Turns`). Throws
 * `Refusal('busy')` if there is no place for the job, or if it has to leave its place to another.
 */
export function passwordWork<Job extends keyof Jobs>(
  job: Job,
  input: Jobs[Job]['input'],
  turn: Turn,
): Promise<Jobs[Job]['value']> {
  if (job === 'compare') desk.compared += 1
  return new Promise((resolve, reject) => {
    const left = desk.turns.add({ job, input, resolve, reject }, turn)
    left?.reject(new Refusal('busy', 'too many passwords wait to be compared'))
    work()
  })
}

/** How many passwords this process has compared with a digest. */
export function passwordsCompared(): number {
  return desk.compared
}

/** Gives every free thread a job, as long as jobs wait. */
function work(): void {
  while (desk.idle.length > 0 || desk.working.size < THREADS) {
    const task = desk.turns.next()
    if (!task) return
    const thread = desk.idle.pop() ?? startThread()
    desk.working.set(thread, task)
    // An idle thread must not keep a finished process alive. A working one must.
    thread.ref()
    thread.postMessage({ job: task.job, input: task.input })
  }
}

function startThread(): Worker {
  // By path, because otherwise a bundler would bundle the file. No loader, no environment.
  const path = [process.cwd(), THREAD]
  const thread = new Worker(join(...path), { execArgv: [], env: {}, name: 'passwords' })
  thread.on('message', (reply: Reply) => {
    const task = desk.working.get(thread)
    desk.working.delete(thread)
    desk.idle.push(thread)
    thread.unref()
    if ('error' in reply) task?.reject(reply.error)
    else task?.resolve(reply.value)
    work()
  })
  thread.on('error', (error) => {
    desk.idle = desk.idle.filter((other) => other !== thread)
    desk.working.get(thread)?.reject(error)
    desk.working.delete(thread)
    work()
  })
  return thread
}
