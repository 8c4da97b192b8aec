import { join } from 'node:path'

/** What is run by its name: `lib/server/start.js` begins with the first. */
const ENTRIES = ['start', 'main']

/**
 * Compiles the server of `root` to JavaScript in the folder `to`, which nothing but Node reads. Packages
 * stay where npm has put them. Names stay too, so that the log's stack traces can be read.
 */
export async function compileServer(root: string, to: string): Promise<void> {
  // Where the server runs without its sources, there is no compiler either.
  const { build, stop } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints: ENTRIES.map((name) => join('lib/server', `${name}.ts`)),
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
