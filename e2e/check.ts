import { spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/**
 * `npm run check`: types and lint beside the unit tests, because the tests often wait for
 * PostgreSQL. Fails when one of the three fails, and shows the output of each. Arguments choose the
 * unit tests, as in `npm run check -- lib/secrets`.
 */
const cwd = fileURLToPath(new URL('..', import.meta.url))

/** Runs a program beside the others; what it says is shown at its end, in one piece. */
async function aside(program: string, options: string[]): Promise<number> {
  const child = spawn(`node_modules/.bin/${program}`, options, { cwd })
  const exited = exitOf(child)
  const said = await Promise.all([buffer(child.stdout), buffer(child.stderr)])
  process.stdout.write(Buffer.concat(said))
  return exited
}

function exitOf(child: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

const unitTests = ['test', '-c', 'e2e', '--project=unit', ...process.argv.slice(2)]
const tests = spawn('node_modules/.bin/playwright', unitTests, { cwd, stdio: 'inherit' })
const codes = await Promise.all([aside('tsc', []), aside('biome', ['check', '.']), exitOf(tests)])
const failed = ['types', 'lint', 'unit tests'].filter((_, index) => codes[index] !== 0)
if (failed.length > 0) {
  process.stdout.write(`\nFailed: ${failed.join(', ')}\n`)
  process.exitCode = 1
}
