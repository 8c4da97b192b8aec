import { log } from '@/lib/log'
import { processWide } from '@/lib/process'

/** A connection that can be ended by somebody else than its user. */
type Retirable = { retire: () => void }

const listeners = processWide('other-server', () => new Set<() => void>())

/**
 * What is kept in memory of the database, made anew when that is another server than before, or the same one
 * started again. A standby that was asynchronous may lack the last changes, and counts their versions
 * again. Take it before you ask the database: what the server of before answers late is then kept nowhere.
 */
export function keptOfServer<T>(make: () => T): () => T {
  let kept = make()
  listeners.add(() => {
    kept = make()
  })
  return () => kept
}

/**
 * The server to which the connections of one URL lead, known by when it was started. A connection that
 * stays on another one answers from what that one knows: a secret revoked since then would work.
 */
export class PresentServer {
  readonly #connections = new Set<Retirable>()
  #startedAt: string | undefined

  /** This connection has reached the server that was started then. Those to another one are ended. */
  met(startedAt: string, connection: Retirable): void {
    if (this.#startedAt !== undefined && this.#startedAt !== startedAt) this.#change()
    this.#startedAt = startedAt
    this.#connections.add(connection)
  }

  /** This connection is closed. */
  left(connection: Retirable): void {
    this.#connections.delete(connection)
  }

  #change(): void {
    const older = [...this.#connections]
    this.#connections.clear()
    log.warn({ older: older.length }, 'the database is another server, or has started again')
    for (const connection of older) connection.retire()
    for (const listener of listeners) listener()
  }
}

const present = processWide('present-servers', () => new Map<string, PresentServer>())

/** The one for this URL, of all pools in this process. */
export function presentServerOf(databaseUrl: string): PresentServer {
  const known = present.get(databaseUrl)
  if (known) return known
  const server = new PresentServer()
  present.set(databaseUrl, server)
  return server
}
