import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Refusal } from '@/lib/errors'
import { processWide } from '@/lib/process'

/** The jobs of `password-thread.mjs`. */
type Jobs = {
  digest: { input: { password: string; cost: number }; value: string }
  compare: { input: { password: string; digest: string }; value: boolean }
  judge: {
    input: { password: string; words: string[] }
    value: { score: number; warning: string | null }
  }
}

type Waiting = { resolve: (value: never) => void; reject: (error: unknown) => void }
type Reply = { id: number; value: never } | { id: number; error: unknown }

/** With more jobs than this, the wait would be too long: some 25 seconds of bcrypt. */
const LONGEST_QUEUE = 64

const THREAD = 'lib/people/passwords/password-thread.mjs'

const desk = processWide('password-work', () => ({
  thread: null as Worker | null,
  waiting: new Map<number, Waiting>(),
  nextId: 1,
  /** How many comparisons were made. Tests check that every answer to a sign-in cost one. */
  compared: 0,
}))

/**
 * Runs a job in the password thread, one after another. Throws `Refusal('too_many_attempts')` when
 * too many jobs wait already.
 */
export function passwordWork<Job extends keyof Jobs>(
  job: Job,
  input: Jobs[Job]['input'],
): Promise<Jobs[Job]['value']> {
  if (desk.waiting.size >= LONGEST_QUEUE) {
    throw new Refusal('too_many_attempts', 'the password thread has too much to do')
  }
  desk.thread ??= startThread()
  // An idle thread must not keep a finished process alive. A working one must.
  desk.thread.ref()
  const id = desk.nextId++
  if (job === 'compare') desk.compared += 1
  return new Promise((resolve, reject) => {
    desk.waiting.set(id, { resolve, reject })
    desk.thread?.postMessage({ id, job, input })
  })
}

/** How many passwords this process has compared with a digest. */
export function passwordsCompared(): number {
  return desk.compared
}

function startThread(): Worker {
  // By path, because otherwise a bundler would bundle the file. No loader, no environment.
  const path = [process.cwd(), THREAD]
  const thread = new Worker(join(...path), { execArgv: [], env: {}, name: 'passwords' })
  thread.on('message', (reply: Reply) => {
    const waiting = desk.waiting.get(reply.id)
    desk.waiting.delete(reply.id)
    if (desk.waiting.size === 0) thread.unref()
    if ('error' in reply) waiting?.reject(reply.error)
    else waiting?.resolve(reply.value)
  })
  thread.on('error', (error) => {
    desk.thread = null
    for (const { reject } of desk.waiting.values()) reject(error)
    desk.waiting.clear()
  })
  return thread
}
