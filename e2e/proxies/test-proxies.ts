import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { temporaryFolder } from '../harness/folder'
import { findChromium } from '../harness/install-chromium'
import { installCommand } from '../harness/package-manager'
import { step } from '../step'
import { makeCertificates } from './certificates'
import { PRODUCTS } from './products'

// `npm run test:proxies`. Arguments go to Playwright, as in `npm run test:proxies -- -g nginx`.

const MINUTES = 5

const isHere = (program: string) => spawnSync('which', [program]).status === 0

const missing = PRODUCTS.filter(({ program }) => !isHere(program)).map((one) => one.debian)
const install = missing.length > 0 && installCommand({ apt: missing.join(' ') })
if (install) {
  process.stdout.write(`No ${missing.join(', ')} here; trying the system's package manager.\n`)
  const timeout = MINUTES * 60_000
  spawnSync('/bin/sh', ['-c', install], { stdio: ['ignore', 'inherit', 'inherit'], timeout })
}
const absent = PRODUCTS.filter(({ program }) => !isHere(program))
if (absent.length > 0) {
  const packages = absent.map((one) => one.debian).join(' ')
  process.stderr.write(`Install ${packages} first (apt-get install ${packages}).\n`)
  process.exit(1)
}

const folder = temporaryFolder()
makeCertificates(folder)
process.env.KEYTURN_TEST_CERTIFICATES = folder
// Node reads it at its start, so it is set before the tests start.
process.env.NODE_EXTRA_CA_CERTS = join(folder, 'authority.pem')
process.env.KEYTURN_CHROMIUM ??= findChromium() ?? ''
await step('build', 'npm', ['run', '--silent', 'build'])
const options = ['test', '-c', 'e2e/proxies', ...process.argv.slice(2)]
await step('tests', 'node_modules/.bin/playwright', options)
