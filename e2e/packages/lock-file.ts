import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../harness/server'

type Versions = Record<string, string>

/** What a lock file and a `package.json` say of a package alike. */
export type Manifest = {
  version?: string
  license?: string
  engines?: Versions
  dependencies?: Versions
  devDependencies?: Versions
  optionalDependencies?: Versions
}

/** An entry of `package-lock.json`; `path` is its place below `node_modules`, empty for Keyturn itself. */
export type LockedPackage = Manifest & {
  path: string
  integrity?: string
  resolved?: string
  dev?: boolean
  inBundle?: boolean
}

/** What a file in JSON at the root of the repository holds. */
export const readManifest = (name: string) => JSON.parse(readFileSync(join(ROOT, name), 'utf8'))

/** Every entry of `package-lock.json`, those of other platforms included. Keyturn's own is the first. */
export function lockedPackages(): LockedPackage[] {
  const entries: Record<string, Manifest> = readManifest('package-lock.json').packages
  return Object.entries(entries).map(([path, entry]) => ({ ...entry, path }))
}

/** The name by which a package is known at the registry. */
export const nameOf = ({ path }: { path: string }) => path.split('node_modules/').at(-1) ?? ''

/**
 * The dependencies of `from`, optional ones included, for which there is no entry: neither in its own
 * `node_modules` nor in one further out, which is where Node looks.
 */
export function missingOf(from: LockedPackage, paths: ReadonlySet<string>): string[] {
  const wanted = { ...from.dependencies, ...from.devDependencies, ...from.optionalDependencies }
  const folders = [from.path, ...foldersAround(from.path)]
  return Object.keys(wanted).filter(
    (name) => !folders.some((folder) => paths.has(within(folder, name))),
  )
}

const within = (folder: string, name: string) =>
  folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`

function foldersAround(path: string): string[] {
  const parts = path.split('/node_modules/')
  return [...parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/node_modules/')), '']
}
