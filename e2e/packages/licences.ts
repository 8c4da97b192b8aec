import { parseArgs } from 'node:util'
import { reasonFor, refusedLicences } from './licence'
import { lockedPackages, nameOf } from './lock-file'

// npm run licences [-- --all]: a table of what is installed in production, on any platform, with licences.
// --all takes what develops and tests along. Ends with 1 where a licence is not allowed.

const { values } = parseArgs({ options: { all: { type: 'boolean', default: false } } })
const packages = lockedPackages()
  .slice(1)
  .filter((one) => values.all || !one.dev)
const rows = packages
  .map((one) => ({ name: nameOf(one), version: one.version ?? '', licence: one.license ?? '' }))
  .sort((one, other) => one.name.localeCompare(other.name))

process.stdout.write('| package | version | licence |\n| --- | --- | --- |\n')
for (const { name, version, licence } of rows) {
  const reason = reasonFor(name, licence)
  process.stdout.write(`| ${name} | ${version} | ${licence}${reason ? ` (${reason})` : ''} |\n`)
}

const refused = refusedLicences(packages)
if (refused.length > 0) {
  process.stderr.write(`Not allowed by e2e/packages/licence.ts:\n${refused.join('\n')}\n`)
  process.exitCode = 1
}
