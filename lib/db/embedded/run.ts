import { spawn } from 'node:child_process'

/** The user a program runs as; null for our own. */
export type RunAs = { uid: number; gid: number } | null

const PLAIN_ENVIRONMENT = {
  PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
} as unknown as NodeJS.ProcessEnv

/**
 * Runs a program to its end and returns its exit status and output. It is detached, so Ctrl-C in
 * our terminal does not reach it.
 */
export function run(
  program: string,
  args: string[],
  { as }: { as: RunAs },
): Promise<{ status: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...as,
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: PLAIN_ENVIRONMENT,
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    child.on('close', (status) => resolve({ status: status ?? 1, output }))
  })
}
