import pg from 'pg'
import type { DatabaseAddress, DatabaseHost } from './database-url'
import { encrypts } from './tls'

const ANSWERS_WITHIN_MS = 2_000

/** The host that was chosen last, by the hosts that there were. */
const chosen = new WeakMap<DatabaseAddress, DatabaseHost>()

/**
 * The host to connect to: of several, the first that takes writes, as libpq chooses with
 * `target_session_attrs=read-write`. The last choice is asked first. Throws the last host's error.
 */
export async function chooseHost(address: DatabaseAddress): Promise<DatabaseHost> {
  if (address.hosts.length === 1) return address.hosts[0]
  const before = chosen.get(address)
  const others = address.hosts.filter((host) => host !== before)
  let failure: unknown = new Error('no host of DATABASE_URL takes writes')
  for (const host of before ? [before, ...others] : others) {
    const takes = await takesWrites(address, host).catch((error) => {
      failure = error
      return false
    })
    if (!takes) continue
    chosen.set(address, host)
    return host
  }
  throw failure
}

async function takesWrites({ login, tls, more }: DatabaseAddress, host: DatabaseHost) {
  const client = new pg.Client({
    ...login,
    ...more,
    ...host,
    ssl: (await encrypts(tls, host)) ? tls.options : false,
    connectionTimeoutMillis: ANSWERS_WITHIN_MS,
    query_timeout: ANSWERS_WITHIN_MS,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query(
      `SELECT NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off' AS takes`,
    )
    return rows[0].takes === true
  } finally {
    await client.end().catch(() => {})
  }
}
