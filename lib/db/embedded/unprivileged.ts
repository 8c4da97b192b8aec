import { readFileSync } from 'node:fs'
import { type RunAs, run } from './run'

/**
 * The user that runs PostgreSQL when we are root, because PostgreSQL refuses to run as root:
 * `postgres`, made if it is missing, otherwise `nobody`. Null when we are not root: then our own
 * user runs it.
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

/** Whether the user can enter and write the folder; the folders above it may forbid it. */
export async function canWrite(folder: string, as: RunAs): Promise<boolean> {
  const { status } = await run('/bin/sh', ['-c', 'cd "$0" && test -w .', folder], { as })
  return status === 0
}

/** Whether the user can run PostgreSQL's programs in this folder. */
export async function canRun(nativeFolder: string, as: RunAs): Promise<boolean> {
  try {
    return (await run(`${nativeFolder}/bin/postgres`, ['--version'], { as })).status === 0
  } catch {
    return false
  }
}
