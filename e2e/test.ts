import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { installClients } from './clients/javascript/install'
import { installToolchains } from './clients/toolchains'
import { findChromium, installChromium } from './harness/install-chromium'

/**
 * `npm test`: every check, the cheapest first. Arguments go to Playwright, as in
 * `npm test -- --project=unit`.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const HOW_TO_GET_CHROMIUM =
  'No Chromium was found and none could be installed: install one, or name one in KEYTURN_CHROMIUM.'

/** Runs one step with its output shown. A step that fails ends the run with its exit code. */
async function step(name: string, program: string, options: string[]): Promise<void> {
  const startedAt = performance.now()
  process.stdout.write(`\n> ${name}\n`)
  const [status] = await once(spawn(program, options, { cwd: root, stdio: 'inherit' }), 'exit')
  if (status !== 0) process.exit(status ?? 1)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  process.stdout.write(`  ${name}: ${seconds} s\n`)
}

const chosen = process.env.KEYTURN_CHROMIUM
if (!chosen && !findChromium()) installChromium()
const chromium = findChromium()
if (!chromium) {
  process.stderr.write(`${HOW_TO_GET_CHROMIUM}\n`)
  process.exit(1)
}
process.stdout.write(`Testing with ${chromium}\n`)
process.env.KEYTURN_CHROMIUM = chromium

// Beside the other steps; the tests of those clients say what is missing.
const clients = installClients()
  .catch((error) => process.stderr.write(`${error.message}\n`))
  .then(installToolchains)

await step('types', 'node_modules/.bin/tsc', [])
await step('lint', 'node_modules/.bin/biome', ['check', '.'])
await step('build', 'npm', ['run', '--silent', 'build'])
for (const word of await clients) process.stdout.write(`${word}\n`)
await step('tests', 'node_modules/.bin/playwright', ['test', '-c', 'e2e', ...process.argv.slice(2)])
