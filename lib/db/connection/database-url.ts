import { BadDatabaseUrl } from './bad-database-url'
import { readTls, type Tls } from './tls'

/** A host name, an address, or the folder of a Unix socket. */
export type DatabaseHost = { host: string; port: number }

/** Where the database is, and how to connect to it. */
export type DatabaseAddress = {
  /** In the order of the URL, at least one. */
  hosts: [DatabaseHost, ...DatabaseHost[]]
  /** What is absent comes from libpq's variables, such as PGUSER. */
  login: { user?: string; password?: string; database?: string }
  tls: Tls
  /** Whether a pooler such as PgBouncer stands in between; null: find out. */
  pooled: boolean | null
  /** Other settings of the connection, by the names of `pg`. */
  more: { options?: string; enableChannelBinding?: true; sslnegotiation?: 'direct' | 'postgres' }
}

const URL_PARTS =
  /^postgres(?:ql)?:\/\/(?:(?<user>[^:@/?]*)(?::(?<password>[^/?]*))?@)?(?<hosts>[^/?@]*)(?:\/(?<database>[^?]*))?(?:\?(?<query>.*))?$/

/** Of libpq's values, those that let Keyturn write. */
const WRITABLE_TARGETS = ['any', 'read-write', 'primary']

/**
 * Reads a connection URL as libpq does (PostgreSQL's manual, "Connection URIs"): several hosts,
 * Unix sockets, the `ssl…` parameters. `pgbouncer=true` is Prisma's word for a pooler in transaction
 * mode. Throws `BadDatabaseUrl`.
 */
export function readDatabaseUrl(url: string): DatabaseAddress {
  const parts = URL_PARTS.exec(url)?.groups
  if (!parts) throw new BadDatabaseUrl('must be a postgresql:// URL')
  const given = new URLSearchParams(parts.query)
  const target = given.get('target_session_attrs') ?? 'any'
  if (!WRITABLE_TARGETS.includes(target)) {
    throw new BadDatabaseUrl(`target_session_attrs must be one of ${WRITABLE_TARGETS.join(', ')}`)
  }
  return {
    hosts: readHosts(decoded(parts.hosts ?? ''), given),
    login: present({
      user: given.get('user') ?? decoded(parts.user ?? ''),
      password: given.get('password') ?? decoded(parts.password ?? ''),
      database: given.get('dbname') ?? decoded(parts.database ?? ''),
    }),
    tls: readTls(given),
    pooled: given.has('pgbouncer') ? given.get('pgbouncer') === 'true' : null,
    more: {
      ...present({ options: given.get('options') ?? '' }),
      ...(given.get('channel_binding') === 'require' ? { enableChannelBinding: true } : {}),
      ...(given.get('sslnegotiation') === 'direct' ? { sslnegotiation: 'direct' } : {}),
    },
  }
}

/** The parameters `host` and `port` come before the URL's own; one port may stand for all hosts. */
function readHosts(inUrl: string, given: URLSearchParams): DatabaseAddress['hosts'] {
  const own = inUrl.split(',').map((text) => /^(\[.*\]|[^:]*)(?::(.*))?$/.exec(text) ?? [])
  const names = given.get('host')?.split(',') ?? own.map(([, name = '']) => name)
  const ports = given.get('port')?.split(',') ?? own.map(([, , port = '']) => port)
  const hosts = names.map((name, n) => ({
    host: name.replace(/^\[(.*)\]$/, '$1') || 'localhost',
    port: readPort((ports.length === 1 ? ports[0] : ports[n]) || '5432'),
  }))
  return hosts as DatabaseAddress['hosts']
}

function readPort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new BadDatabaseUrl(`names a port that is none: ${text}`)
}

/** As libpq does; a lone `%` of an unescaped password is left as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function present<T extends Record<string, string>>(texts: T): Partial<T> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')) as Partial<T>
}
