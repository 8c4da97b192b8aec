import { join } from 'node:path'

/** What is run by its name, and its source below `lib`. */
const ENTRIES = {
  start: 'server/start',
  main: 'server/main',
  'engine-warnings': 'oauth/protocol/engine-warnings',
  migrate: 'db/command/migrate',
  'rotate-master-key': 'server/rotate-master-key',
  'verify-audit-log': 'server/verify-audit-log',
  backup: 'server/backup',
  restore: 'server/restore',
  cli: 'cli/main',
}

/**
 * Compiles the server of `root` and its commands to JavaScript in the folder `to`. Packages stay where
 * npm has put them. Names stay too, so that the log's stack traces can be read.
 */
export async function compileServer(root: string, to: string): Promise<void> {
  // Where the server runs without its sources, there is no compiler either.
  const { build, stop } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints: Object.entries(ENTRIES).map(([out, source]) => ({ in: `lib/${source}.ts`, out })),
    outdir: to,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'silent',
  })
  await stop()
}

/** The modules that the compiled server begins with. */
export const entriesIn = (folder: string): string[] =>
  Object.keys(ENTRIES).map((name) => join(folder, `${name}.mjs`))
