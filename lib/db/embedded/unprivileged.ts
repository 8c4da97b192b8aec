import { readFileSync } from 'node:fs'
import { type RunAs, run } from './run'

/**
 * PostgreSQL refuses to run as root. Then it runs as the user `postgres`, made if need be, or as
 * `nobody`; null means that we are not root, and it runs as ourselves.
 */
export async function unprivilegedUser(): Promise<RunAs> {
  if (process.getuid?.() !== 0) return null
  const known = findUser('postgres')
  if (known) return known
  await run('/usr/sbin/useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
    as: null,
  }).catch(() => null)
  return findUser('postgres') ?? findUser('nobody')
}

function findUser(name: string): RunAs {
  let users: string
  try {
    users = readFileSync('/etc/passwd', 'utf8')
  } catch {
    return null
  }
  const line = users.split('\n').find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

/** Whether that user can enter and write the folder, however its parents are protected. */
export async function canWrite(folder: string, as: RunAs): Promise<boolean> {
  const { status } = await run('/bin/sh', ['-c', 'cd "$0" && test -w .', folder], { as })
  return status === 0
}

/** Whether that user can start PostgreSQL's programs where npm installed them. */
export async function canRun(nativeFolder: string, as: RunAs): Promise<boolean> {
  try {
    return (await run(`${nativeFolder}/bin/postgres`, ['--version'], { as })).status === 0
  } catch {
    return false
  }
}
