import { installClients } from './clients/javascript/install'
import { installToolchains, LIGHT_TOOLCHAINS } from './clients/toolchains'
import { findChromium, installChromium } from './harness/install-chromium'
import { installPgDump } from './harness/install-pg-dump'
import { step } from './step'

const HOW_TO_GET_CHROMIUM =
  'No Chromium was found and none could be installed: install one, or name one in KEYTURN_CHROMIUM.'

// `npm test`: every check, the cheapest first; the build is a project of Playwright. Arguments go to Playwright, as in
// `npm test -- --project=unit`.
const chosen = process.env.KEYTURN_CHROMIUM
if (!chosen && !findChromium()) installChromium()
const chromium = findChromium()
if (!chromium) {
  process.stderr.write(`${HOW_TO_GET_CHROMIUM}\n`)
  process.exit(1)
}
process.stdout.write(`Testing with ${chromium}\n`)
process.env.KEYTURN_CHROMIUM = chromium
installPgDump()

// Beside the other steps; the tests of those clients say what is missing.
const clients = installClients()
  .catch((error) => process.stderr.write(`${error.message}\n`))
  .then(() => installToolchains(LIGHT_TOOLCHAINS))

await step('types', 'node_modules/.bin/tsc', [])
await step('lint', 'node_modules/.bin/biome', ['check', '.'])
for (const word of await clients) process.stdout.write(`${word}\n`)
await step('tests', 'node_modules/.bin/playwright', ['test', '-c', 'e2e', ...process.argv.slice(2)])
