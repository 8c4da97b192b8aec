import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { CommandFailed, EXIT } from './exit'

/** Who is signed in on this machine. */
export type StoredSession = {
  url: string
  clientId: string
  accessToken: string
  refreshToken: string | null
  /** Milliseconds since 1970. */
  expiresMs: number
}

/**
 * The stored session; null when there is none. Refuses (`notSignedIn`) a file that others may read:
 * what is in it may be known to them.
 */
export function readSession(path: string): StoredSession | null {
  let text: string
  try {
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
      const message = `${path} can be read by others. Remove it, and sign in again.`
      throw new CommandFailed(EXIT.notSignedIn, message)
    }
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  try {
    return JSON.parse(text) as StoredSession
  } catch {
    return null
  }
}

/** Writes the session for its owner alone (0600), whole or not at all. */
export function writeSession(path: string, session: StoredSession): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(session), { mode: 0o600, flag: 'w' })
  chmodSync(draft, 0o600)
  renameSync(draft, path)
}

/** Removes the session. */
export function removeSession(path: string): void {
  rmSync(path, { force: true })
}
