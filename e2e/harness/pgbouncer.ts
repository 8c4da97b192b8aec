import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { temporaryFolder } from './folder'
import { freePort } from './server'

/** PgBouncer in transaction mode; one program runs in front of every database of a server. */
export type PgBouncer = {
  version: string
  /** The URL of the same database through the pooler. */
  through: (databaseUrl: string) => string
  end: () => Promise<void>
}

/**
 * Starts the PgBouncer of KEYTURN_PGBOUNCER, or of the PATH, in front of the server of `databaseUrl`:
 * its defaults, transaction mode, and so few connections that requests have to share them.
 */
export async function startPgBouncer(
  databaseUrl: string,
  settings: Record<string, string | number> = {},
): Promise<PgBouncer> {
  const program = process.env.KEYTURN_PGBOUNCER ?? 'pgbouncer'
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  if (!stdout) throw new Error(`There is no ${program}: install it (apt-get install pgbouncer).`)
  const { username, password, hostname, port } = new URL(databaseUrl)
  const folder = temporaryFolder()
  const listenOn = await freePort()
  const users = join(folder, 'users.txt')
  writeFileSync(users, `"${username}" "${password}"\n`, { mode: 0o644 })
  const isRoot = process.getuid?.() === 0
  const chosen = {
    listen_addr: '127.0.0.1',
    listen_port: listenOn,
    unix_socket_dir: '',
    auth_type: 'plain',
    auth_file: users,
    pool_mode: 'transaction',
    default_pool_size: 5,
    ...(isRoot ? { user: 'nobody' } : {}),
    ...settings,
  }
  const lines = Object.entries(chosen).map(([name, value]) => `${name} = ${value}`)
  const file = join(folder, 'pgbouncer.ini')
  writeFileSync(
    file,
    `[databases]\n* = host=${hostname} port=${port}\n[pgbouncer]\n${lines.join('\n')}\n`,
    { mode: 0o644 },
  )
  const child = spawn(program, ['--quiet', file], { stdio: 'ignore' })
  await untilListening(listenOn)
  return {
    version: stdout.split('\n', 1)[0] ?? '',
    through: (url) => Object.assign(new URL(url), { port: `${listenOn}` }).href,
    end: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function untilListening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const socket = connect(port, '127.0.0.1')
    const open = await Promise.race([
      once(socket, 'connect').then(
        () => true,
        () => false,
      ),
      after(1_000, false),
    ])
    socket.destroy()
    if (open) return
    await after(25)
  }
  throw new Error('PgBouncer does not listen')
}
