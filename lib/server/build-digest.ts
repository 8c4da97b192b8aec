import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Everything that a build depends on. The order matters for the digest. */
const SOURCES = [
  'package-lock.json',
  'next.config.js',
  'instrumentation.ts',
  'tsconfig.json',
  'app',
  'components',
  'lib',
  'prisma/schema',
]

/**
 * A SHA-256 digest of everything that a build of `root` depends on: sources, packages and the
 * folder's path. Two equal digests mean equal builds. Every supported version of Node runs the same
 * build.
 */
export function buildDigest(root: string): string {
  const hash = createHash('sha256').update(root)
  for (const source of SOURCES) addTo(hash, join(root, source))
  return hash.digest('hex')
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  if (!existsSync(path) || /\.test\.tsx?$|[/\\](testing|generated)$/.test(path)) return
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) addTo(hash, join(path, name))
    return
  }
  const content = readFileSync(path)
  hash.update(`${path}\0${content.length}\0`).update(content)
}
