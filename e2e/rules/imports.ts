import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** `target` is a path from the root without its ending, or the name of a package. */
export type Import = { file: string; specifier: string; target: string }

/** `import … from`, `export … from`, `import '…'` and `import('…')`, for values and types alike. */
const IMPORTED = /(?:\bfrom|\bimport)\s*\(?\s*'([^'\n]+)'/g

const ENDING = /\.(ts|tsx)$/

/** The source files of the product and their tests, as paths from the root. */
export function sourceFiles(folders = ['app', 'components', 'lib'], ending = ENDING): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => ending.test(name) && !/generated\/|node_modules\//.test(name))
        .map((name) => `${folder}/${name}`),
    )
    .sort()
}

export const read = (file: string): string => readFileSync(join(root, file), 'utf8')

export const existsInRepository = (path: string): boolean => existsSync(join(root, path))

/** What this source text imports, if it stood in `file`. */
export function importsIn(file: string, source: string): Import[] {
  return [...source.matchAll(IMPORTED)].map(([, specifier = '']) => ({
    file,
    specifier,
    target: targetOf(file, specifier),
  }))
}

function targetOf(file: string, specifier: string): string {
  const path = specifier.startsWith('@/') ? specifier.slice(2) : specifier
  const whole = path.startsWith('.') ? join(dirname(file), path) : path
  return whole.replace(ENDING, '')
}

let graph: Map<string, string[]> | undefined

/** Everything that a module reaches through its imports, itself and packages included. */
export function reachedFrom(target: string): Set<string> {
  graph ??= new Map(
    sourceFiles().map((file) => [
      file.replace(ENDING, ''),
      importsIn(file, read(file)).map((one) => one.target),
    ]),
  )
  const reached = new Set([target])
  for (const module of reached) for (const next of graph.get(module) ?? []) reached.add(next)
  return reached
}
