import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { NoEmbeddedDatabase } from './binaries'
import type { Place } from './place'
import { run } from './run'

/** The role that owns everything in an embedded database. */
export const EMBEDDED_USER = 'keyturn'

const DRAFT = /^draft-/

/** The folder of the database itself, in its place. */
export function clusterOf(place: Place): string {
  return join(place.home, 'cluster')
}

/**
 * Makes the cluster when there is none. It is made under another name and renamed when whole, so
 * an interrupted start leaves nothing half-made, and of two at once one wins.
 */
export async function makeCluster(place: Place): Promise<void> {
  const cluster = clusterOf(place)
  if (existsSync(cluster)) return requireSameMajor(place)
  const draft = mkdtempSync(join(place.home, 'draft-'))
  if (place.as) chownSync(draft, place.as.uid, place.as.gid)
  const { status, output } = await initialise(place, join(draft, 'cluster'))
  try {
    if (status === 0) renameSync(join(draft, 'cluster'), cluster)
  } catch (error) {
    if (!existsSync(cluster)) throw error
  }
  rmSync(draft, { recursive: true, force: true })
  if (!existsSync(cluster)) throw new Error(`initdb ended with ${status}: ${output}`)
}

/** Removes what interrupted starts left. Call it only as the owner of the data folder. */
export function removeDrafts(place: Place): void {
  for (const name of readdirSync(place.home)) {
    if (DRAFT.test(name)) rmSync(join(place.home, name), { recursive: true, force: true })
  }
}

async function initialise(place: Place, into: string): Promise<{ status: number; output: string }> {
  const passwordFile = join(place.home, `draft-${randomBytes(6).toString('hex')}`)
  writeFileSync(passwordFile, `${place.password}\n`, { mode: 0o600 })
  if (place.as) chownSync(passwordFile, place.as.uid, place.as.gid)
  const result = await run(
    join(place.native, 'bin', 'initdb'),
    [
      `--pgdata=${into}`,
      `--username=${EMBEDDED_USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ],
    { as: place.as },
  )
  rmSync(passwordFile, { force: true })
  return result
}

function requireSameMajor(place: Place): void {
  const made = readFileSync(join(clusterOf(place), 'PG_VERSION'), 'utf8').trim()
  const programs = readdirSync(join(place.native, 'share', 'postgresql'))
  const features = programs.includes('postgres.bki')
    ? readFileSync(join(place.native, 'share', 'postgresql', 'postgres.bki'), 'utf8').split('\n', 1)
    : []
  const ours = /# PostgreSQL (\d+)/.exec(features[0] ?? '')?.[1]
  if (ours && ours !== made) {
    throw new NoEmbeddedDatabase(
      `The data folder holds a PostgreSQL ${made} database, and this Keyturn brings PostgreSQL ` +
        `${ours}: docs/operating.md tells how to upgrade it.`,
    )
  }
}
