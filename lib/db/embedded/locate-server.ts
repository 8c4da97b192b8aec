import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { writeOnceFile } from '@/lib/write-once-file'
import { installedBinaries, NoEmbeddedDatabase } from './binaries'
import { type RunAs, run } from './run'
import { canRun, canWrite, unprivilegedUser } from './unprivileged'

/** Where a data folder's PostgreSQL has its programs and its cluster, and as which user it runs. */
export type EmbeddedServer = { native: string; home: string; as: RunAs; password: string }

/** Used when the database's user cannot reach the data folder, for example below /root. */
const SHARED = '/var/lib/keyturn'

/**
 * Finds the PostgreSQL of a data folder. The first start decides where the cluster is, generates
 * the password, and writes both to `postgres.json` (mode 0600). Throws `NoEmbeddedDatabase`.
 */
export async function locateServer(dataDir: string): Promise<EmbeddedServer> {
  const installed = installedBinaries()
  const user = await unprivilegedUser()
  mkdirSync(dataDir, { recursive: true, mode: user ? 0o711 : 0o700 })
  const inside = user ? await reachable(join(dataDir, 'postgres'), user) : true
  const record = JSON.parse(
    writeOnceFile(join(dataDir, 'postgres.json'), () =>
      JSON.stringify({
        home: inside ? 'postgres' : join(SHARED, randomBytes(8).toString('hex')),
        password: randomBytes(24).toString('base64url'),
      }),
    ),
  )
  const home = resolve(dataDir, record.home)
  openHome(home, user)
  // So that an administrator who finds this folder learns which data folder needs it.
  if (record.home !== 'postgres') writeOnceFile(join(home, 'belongs-to'), () => `${dataDir}\n`)
  const as = user && ownerOf(home, user)
  if (!(await canWrite(home, as))) {
    throw new NoEmbeddedDatabase(
      `The database of this data folder is in ${home}, where it cannot be used by this user: ` +
        'start Keyturn as the user who made it, or set DATABASE_URL.',
    )
  }
  const native = (await canRun(installed.folder, as))
    ? installed.folder
    : await sharedCopy(installed.folder, installed.version)
  return { native, home, as, password: record.password }
}

async function reachable(folder: string, user: NonNullable<RunAs>): Promise<boolean> {
  openHome(folder, user)
  if (await canWrite(folder, ownerOf(folder, user))) return true
  rmSync(folder, { recursive: true })
  return false
}

function openHome(home: string, user: RunAs): void {
  if (existsSync(home)) return
  try {
    if (home.startsWith(SHARED)) openShared()
    mkdirSync(home, { recursive: true })
    if (user) chownSync(home, user.uid, user.gid)
    chmodSync(home, 0o700)
  } catch (error) {
    throw new NoEmbeddedDatabase(
      `PostgreSQL cannot run as root, and no folder could be made for it (${(error as Error).message}): ` +
        'start Keyturn as an ordinary user, or set DATABASE_URL.',
    )
  }
}

/** Makes the folder that every user may enter, whatever our umask is. */
function openShared(): void {
  mkdirSync(SHARED, { recursive: true })
  chmodSync(SHARED, 0o755)
}

/** The user who made the database runs it, also when root starts it. */
function ownerOf(home: string, otherwise: NonNullable<RunAs>): NonNullable<RunAs> {
  const { uid, gid } = statSync(home)
  return uid === 0 ? otherwise : { uid, gid }
}

/** Copies the programs to a folder where every user can run them: completely, or not at all. */
async function sharedCopy(native: string, version: string): Promise<string> {
  const copy = join(SHARED, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  const draft = `${copy}.${randomBytes(6).toString('hex')}`
  openShared()
  cpSync(native, draft, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !/\.a$|\/pkgconfig$|\/pgxs$/.test(source),
  })
  await run('/bin/chmod', ['-R', 'a+rX', draft], { as: null })
  try {
    renameSync(draft, copy)
  } catch (error) {
    rmSync(draft, { recursive: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}
