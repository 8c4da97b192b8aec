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
import type { EmbeddedServer } from './locate-server'
import { run } from './run'

/** The role that owns everything in an embedded database. */
export const EMBEDDED_USER = 'keyturn'

const DRAFT = /^draft-/

/** The folder of the database cluster (PostgreSQL's data directory). */
export function clusterOf(server: EmbeddedServer): string {
  return join(server.home, 'cluster')
}

/**
 * Makes the cluster if there is none. It is made under another name and renamed when complete: an
 * interrupted start leaves no half-made cluster, and of two starts at once one wins. Throws
 * `NoEmbeddedDatabase` when the cluster belongs to another major version of PostgreSQL.
 */
export async function makeCluster(server: EmbeddedServer): Promise<void> {
  const cluster = clusterOf(server)
  if (existsSync(cluster)) return requireSameMajor(server)
  const draft = mkdtempSync(join(server.home, 'draft-'))
  if (server.as) chownSync(draft, server.as.uid, server.as.gid)
  const { status, output } = await initialise(server, join(draft, 'cluster'))
  try {
    if (status === 0) renameSync(join(draft, 'cluster'), cluster)
  } catch (error) {
    if (!existsSync(cluster)) throw error
  }
  rmSync(draft, { recursive: true, force: true })
  if (!existsSync(cluster)) throw new Error(`initdb ended with ${status}: ${output}`)
}

/** Removes what interrupted starts left behind. Only the owner of the data folder may call it. */
export function removeDrafts(server: EmbeddedServer): void {
  for (const name of readdirSync(server.home)) {
    if (DRAFT.test(name)) rmSync(join(server.home, name), { recursive: true, force: true })
  }
}

async function initialise(
  server: EmbeddedServer,
  into: string,
): Promise<{ status: number; output: string }> {
  const passwordFile = join(server.home, `draft-${randomBytes(6).toString('hex')}`)
  writeFileSync(passwordFile, `${server.password}\n`, { mode: 0o600 })
  if (server.as) chownSync(passwordFile, server.as.uid, server.as.gid)
  const result = await run(
    join(server.native, 'bin', 'initdb'),
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
    { as: server.as },
  )
  rmSync(passwordFile, { force: true })
  return result
}

function requireSameMajor(server: EmbeddedServer): void {
  const made = readFileSync(join(clusterOf(server), 'PG_VERSION'), 'utf8').trim()
  const programs = readdirSync(join(server.native, 'share', 'postgresql'))
  const features = programs.includes('postgres.bki')
    ? readFileSync(join(server.native, 'share', 'postgresql', 'postgres.bki'), 'utf8').split(
        '\n',
        1,
      )
    : []
  const ours = /# PostgreSQL (\d+)/.exec(features[0] ?? '')?.[1]
  if (ours && ours !== made) {
    throw new NoEmbeddedDatabase(
      `The data folder holds a PostgreSQL ${made} database, and this Keyturn brings PostgreSQL ` +
        `${ours}: docs/operating.md says how to upgrade it.`,
    )
  }
}
