import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ROOT } from '../harness/server'
import { readManifest } from './lock-file'

// npm run sbom -- FILE [--every-platform]: writes the software bill of materials of what is installed for
// production, as CycloneDX in JSON. --every-platform reads the lock file in place of node_modules.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'every-platform': { type: 'boolean', default: false } },
})
const [file] = positionals
if (!file || positionals.length > 1) {
  process.stderr.write('Name one file: npm run sbom -- keyturn.cdx.json\n')
  process.exit(1)
}
const bill = billOfMaterials(values['every-platform'])
writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`)
process.stdout.write(`${file} names ${bill.components.length} packages.\n`)

/** What npm says, with the name of the product where npm writes that of the folder. */
function billOfMaterials(everyPlatform: boolean) {
  const said = execFileSync('npm', npmOptions(everyPlatform), { cwd: ROOT, encoding: 'utf8' })
  const bill = JSON.parse(said)
  bill.metadata.component.name = readManifest('package.json').name
  return bill
}

function npmOptions(everyPlatform: boolean): string[] {
  const options = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--omit=dev']
  return everyPlatform ? [...options, '--package-lock-only'] : options
}
