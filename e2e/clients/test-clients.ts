import { step } from '../step'
import { installClients } from './javascript/install'
import { HEAVY_TOOLCHAINS, installToolchains, LIGHT_TOOLCHAINS } from './toolchains'

// `npm run test:clients`. Arguments go to Playwright, as in `npm run test:clients -- -g Spring`.
await installClients()
const words = await installToolchains([...LIGHT_TOOLCHAINS, ...HEAVY_TOOLCHAINS])
await step('build', 'npm', ['run', '--silent', 'build'])
for (const word of words) process.stdout.write(`${word}\n`)
const options = ['test', '-c', 'e2e/clients', ...process.argv.slice(2)]
await step('tests', 'node_modules/.bin/playwright', options)
