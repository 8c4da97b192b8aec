import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs one step with its output shown. A step that fails ends the run with its exit code. */
export async function step(name: string, program: string, options: string[]): Promise<void> {
  const startedAt = performance.now()
  process.stdout.write(`\n> ${name}\n`)
  const [status] = await once(spawn(program, options, { cwd: root, stdio: 'inherit' }), 'exit')
  if (status !== 0) process.exit(status ?? 1)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  process.stdout.write(`  ${name}: ${seconds} s\n`)
}
