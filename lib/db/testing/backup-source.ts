import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EMBEDDED_USER } from '../embedded/cluster'
import { embeddedUrl } from '../embedded/ownership'
import { portOfPidFile, startPostmaster, stopPostmaster } from '../embedded/postmaster'
import { run } from '../embedded/run'
import { startTemporary } from '../embedded/temporary'
import { unprivilegedUser } from '../embedded/unprivileged'
import { migrate } from '../migrate'

type Source = { url: string; stop: () => Promise<void> }

/** Where Linux distributions put the servers that they have, a folder for each major version. */
const SERVERS = '/usr/lib/postgresql'

/**
 * A migrated database that the pg_dump of this machine can read: an embedded one, or, where pg_dump is older, one
 * of the machine's own server. Throws if the machine has neither.
 */
export async function backupSource(): Promise<Source> {
  const major = /(\d+)\./.exec(execFileSync('pg_dump', ['--version'], { encoding: 'utf8' }))?.[1]
  const source = Number(major) >= 18 ? await startTemporary() : await startOwn(major ?? '')
  await migrate(source.url)
  return source
}

async function startOwn(major: string): Promise<Source> {
  const native = join(SERVERS, major)
  if (!existsSync(join(native, 'bin/initdb'))) {
    throw new Error(
      `pg_dump ${major} cannot read the embedded PostgreSQL, and ${SERVERS} has ${readdirSync(SERVERS)}: install postgresql-client-18, or the server postgresql-${major}.`,
    )
  }
  const home = mkdtempSync(join(tmpdir(), 'keyturn-source-'))
  const as = await unprivilegedUser()
  if (as) chownSync(home, as.uid, as.gid)
  chmodSync(home, 0o700)
  const server = { native, home, as, password: 'unused' }
  const options = ['--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8']
  await run(
    join(native, 'bin/initdb'),
    [`--pgdata=${join(home, 'cluster')}`, `--username=${EMBEDDED_USER}`, ...options],
    { as },
  )
  const { started, output } = await startPostmaster(server, { port: null, durable: false })
  if (!started) throw new Error(output)
  return {
    url: embeddedUrl(server, portOfPidFile(server) ?? 0, 'postgres'),
    stop: async () => {
      await stopPostmaster(server)
      rmSync(home, { recursive: true, force: true })
    },
  }
}
