import { execFileSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

const SERVER_CORE = '0'

/** Whether programs can be kept on cores of their own here. */
export const canPin = availableParallelism() > 1 && works('taskset', ['--version'])

/** The command line that keeps a program on the server's core. */
export function onServerCore(command: string[]): string[] {
  return canPin ? ['taskset', '-c', SERVER_CORE, ...command] : command
}

/** Keeps this process and all that it will start (load, database) off the server's core. */
export function leaveServerCore(): void {
  const others = `1-${availableParallelism() - 1}`
  if (canPin) execFileSync('taskset', ['-a', '-c', '-p', others, `${process.pid}`])
}

function works(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
