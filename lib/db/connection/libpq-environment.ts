import { readDatabaseUrl } from './database-url'

/** Parameters of a connection URL, and the variables from which libpq reads the same. */
const VARIABLES = {
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
  sslsni: 'PGSSLSNI',
  sslnegotiation: 'PGSSLNEGOTIATION',
  channel_binding: 'PGCHANNELBINDING',
  options: 'PGOPTIONS',
  target_session_attrs: 'PGTARGETSESSIONATTRS',
}

/**
 * A connection URL as the environment of PostgreSQL's own programs (its manual, "Environment Variables"):
 * a password among the arguments of a program is read by everybody on the machine. Throws `BadDatabaseUrl`.
 */
export function libpqEnvironment(url: string): Record<string, string> {
  const { hosts, login } = readDatabaseUrl(url)
  const given = new URLSearchParams(url.split('?')[1])
  const variables = Object.entries(VARIABLES).map(([name, variable]) => [variable, given.get(name)])
  const named = {
    PGHOST: hosts.map(({ host }) => host).join(','),
    PGPORT: hosts.map(({ port }) => port).join(','),
    PGUSER: login.user,
    PGPASSWORD: login.password,
    PGDATABASE: login.database,
    PGSSLMODE: given.get('ssl') === 'true' ? 'require' : undefined,
    // Those of the system, as Keyturn trusts those of Node; libpq alone looks for a file in the home folder.
    PGSSLROOTCERT: given.get('sslmode') === 'verify-full' ? 'system' : undefined,
  }
  const set = [...Object.entries(named), ...variables].filter(([, value]) => value)
  return Object.fromEntries(set)
}
