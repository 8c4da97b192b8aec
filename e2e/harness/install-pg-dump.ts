import { spawnSync } from 'node:child_process'
import { installCommand } from './package-manager'

/** A server comes with it, because a pg_dump reads no server that is newer. */
const PACKAGES = { apt: 'postgresql' }

const MINUTES = 5

/** Tries to get pg_dump for the tests of backups, for a bounded time; throws nothing. */
export function installPgDump(): void {
  if (spawnSync('pg_dump', ['--version']).status === 0) return
  const command = installCommand(PACKAGES)
  if (!command) return
  process.stdout.write("No pg_dump here; trying the system's package manager.\n")
  const timeout = MINUTES * 60_000
  spawnSync('/bin/sh', ['-c', command], { stdio: ['ignore', 'inherit', 'inherit'], timeout })
}
