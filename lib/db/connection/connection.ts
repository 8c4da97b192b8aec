import pg from 'pg'
import { log } from '@/lib/log'
import { processWide } from '@/lib/process'
import { asStorageFailure } from '../storage-failure'
import { type Query, tracingQueries } from '../traced-query'
import { chooseHost } from './choose-host'
import type { DatabaseAddress } from './database-url'
import type { PresentServer } from './present-server'
import { encrypts } from './tls'

/** Settings of a PostgreSQL session, by name. */
export type SessionSettings = Readonly<Record<string, string>>

export type ConnectionOptions = {
  address: DatabaseAddress
  settings: SessionSettings
  connectionTimeoutMillis?: number
  query_timeout?: number
  /** Told which server the connection has reached; may `retire` the connection. */
  server?: PresentServer
}

/** Members of `pg`'s client that its types leave out. */
type Inside = {
  host: string
  port: number
  ssl: unknown
  processID: number | null
  _ending: boolean
  connection: { ssl: unknown }
}

/** So long a connection is silent before the system asks whether the server is still there. */
const ASKS_AFTER_MS = 30_000

/** PostgreSQL's error codes of a lost connection, a shutdown, and a write where none is taken. */
const ENDS_CONNECTION = /^(08...|57P0.|25006|25P03)$/

const pooler = processWide('pooler', () => ({ told: false }))

/**
 * One connection of `pg`, made as `DATABASE_URL` says. It finds out whether a pooler stands in
 * between. If one does, the next statement may run in another session: so statements have no names,
 * and the session's settings are left alone. A broken connection fails its queries and nothing else.
 */
export class Connection extends pg.Client {
  readonly #options: ConnectionOptions
  #pooled: boolean

  constructor(options: ConnectionOptions) {
    const { address, connectionTimeoutMillis, query_timeout } = options
    super({
      ...address.login,
      ...address.more,
      ...address.hosts[0],
      ssl: address.tls.when === 'never' ? false : address.tls.options,
      application_name: 'keyturn',
      keepAlive: true,
      keepAliveInitialDelayMillis: ASKS_AFTER_MS,
      connectionTimeoutMillis,
      query_timeout,
    })
    this.#options = options
    this.#pooled = address.pooled ?? false
    // Without a listener, a connection that breaks while somebody holds it would end the process.
    this.on('error', () => {})
    Object.assign(this, { query: tracingQueries((...args) => this.#query(args)) })
  }

  override connect(): Promise<this>
  override connect(callback: (error: Error) => void): void
  override connect(callback?: (error: Error) => void): Promise<this> | undefined {
    const connected = this.#connect()
    if (!callback) return connected
    connected.then(() => callback(null as never), callback)
  }

  async #connect(): Promise<this> {
    try {
      await this.#reach()
      await super.connect()
      await this.#settle()
      return this
    } catch (error) {
      throw asStorageFailure(error)
    }
  }

  /** Fails what runs on it. A pool that has it drops it. */
  retire(): void {
    this.emit('error', new Error('the database is another server'))
    if (!(this as unknown as Inside)._ending) void this.end()
  }

  /** Sets the host, and whether to encrypt. */
  async #reach(): Promise<void> {
    const { address } = this.#options
    const inside = this as unknown as Inside
    const host = await chooseHost(address)
    Object.assign(inside, host)
    if (!(await encrypts(address.tls, host))) inside.ssl = inside.connection.ssl = false
  }

  /** Applies the settings, unless the session that answers is not the one we connected to. */
  async #settle(): Promise<void> {
    const { address, settings } = this.#options
    if (address.pooled) return
    const { processID } = this as unknown as Inside
    const values = Object.entries(settings).flat()
    const calls = Object.keys(settings).map(
      (_, n) => `set_config($${2 * n + 2}, $${2 * n + 3}, false)`,
    )
    const started = 'extract(epoch FROM pg_postmaster_start_time())::text AS started'
    const { rows } = await this.query<{ started: string }>({
      text: `SELECT ${[started, ...calls].join(', ')} WHERE pg_backend_pid() = $1`,
      values: [processID, ...values],
    })
    if (rows[0]) this.#meet(rows[0].started)
    if (rows[0] || address.pooled === false) return
    this.#pooled = true
    if (!pooler.told) log.info('a connection pooler is in between: statements have no names')
    pooler.told = true
  }

  #meet(startedAt: string): void {
    const { server } = this.#options
    if (!server) return
    this.once('end', () => server.left(this))
    server.met(startedAt, this)
  }

  #query([statement, ...rest]: unknown[]): Promise<unknown> | undefined {
    const unnamed = this.#pooled && isNamed(statement)
    const sent = unnamed ? { ...statement, name: undefined } : statement
    const answer = (super.query as unknown as Query).call(this, sent, ...rest)
    return answer?.catch((error) => {
      if (isSpent(error)) void this.end()
      throw asStorageFailure(error)
    })
  }
}

function isNamed(statement: unknown): statement is { name: string } {
  return typeof statement === 'object' && statement !== null && 'name' in statement
}

/**
 * Whether nobody may use the connection again: it broke, its answer is late and may still come, or it
 * leads to a host that takes no writes any more.
 */
function isSpent({ severity, code = '' }: { severity?: string; code?: string }): boolean {
  return severity === undefined || ENDS_CONNECTION.test(code)
}
