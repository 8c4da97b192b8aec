import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadEnvironmentFile, setMode } from '@/lib/config'
import { buildIfStale } from './build-if-stale'
import { CannotStart, printStartError } from './cannot-start'
import { copyStandalone } from './copy-standalone'

// npm run standalone -- FOLDER [--embedded-database]: puts what a server needs in production, and nothing
// else, into a folder that needs no npm.

try {
  loadEnvironmentFile()
  setMode('production')
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'embedded-database': { type: 'boolean', default: false } },
  })
  const [named] = positionals
  if (!named || positionals.length > 1) throw new CannotStart('name one folder.')
  const folder = resolve(named)
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new CannotStart(`${folder} is not empty.`)
  }
  await buildIfStale()
  const megabytes = await copyStandalone(folder, { withDatabase: values['embedded-database'] })
  process.stdout.write(
    `Keyturn is in ${folder}, ${megabytes} MB without Node. Start it with: node ${named}/lib/server/start.js\n`,
  )
} catch (error) {
  printStartError(error, 'Nothing was made')
  process.exit(1)
}
