import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import { BadDatabaseUrl } from './bad-database-url'
import type { DatabaseHost } from './database-url'

/** Whether to encrypt: always, never, or where the server can. With it, the options of `node:tls`. */
export type Tls = { when: 'always' | 'never' | 'if-offered'; options: ConnectionOptions }

const MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const
type Mode = (typeof MODES)[number]

const PARAMETERS = [
  'ssl',
  'sslmode',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'sslpassword',
  'sslnegotiation',
  'sslsni',
]

const ANSWERS_WITHIN_MS = 5_000

/** PostgreSQL's SSLRequest message: its length, and the number that stands for a version. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])

/**
 * Reads the `ssl…` parameters as libpq does (PostgreSQL's manual, "SSL Mode Descriptions"): `require`
 * encrypts and verifies nothing, unless `sslrootcert` names a CA. Throws `BadDatabaseUrl`, for a
 * parameter that it does not know too: a misspelt one must not weaken a connection.
 */
export function readTls(given: URLSearchParams): Tls {
  const unknown = [...given.keys()].find(
    (name) => name.startsWith('ssl') && !PARAMETERS.includes(name),
  )
  if (unknown) throw new BadDatabaseUrl(`has a parameter that Keyturn does not know: ${unknown}`)
  const mode = modeOf(given)
  const root = given.get('sslrootcert')
  const ca = root && root !== 'system' ? { ca: fileOf(given, 'sslrootcert') } : {}
  if (mode === 'verify-ca' && !('ca' in ca)) {
    throw new BadDatabaseUrl('needs sslrootcert with sslmode=verify-ca, or sslmode=verify-full')
  }
  return {
    when: mode === 'disable' ? 'never' : isOptional(mode) ? 'if-offered' : 'always',
    options: {
      ...verification(mode, 'ca' in ca),
      ...ca,
      ...(given.has('sslcert') ? { cert: fileOf(given, 'sslcert') } : {}),
      ...(given.has('sslkey') ? { key: fileOf(given, 'sslkey') } : {}),
      ...(given.has('sslpassword') ? { passphrase: given.get('sslpassword') ?? '' } : {}),
    },
  }
}

function isOptional(mode: Mode): boolean {
  return mode === 'allow' || mode === 'prefer'
}

function modeOf(given: URLSearchParams): Mode {
  const otherwise = given.get('sslrootcert') === 'system' ? 'verify-full' : 'prefer'
  const named = given.get('sslmode')
  const mode = named ?? (given.get('ssl') === 'true' ? 'require' : otherwise)
  const known = MODES.find((one) => one === mode)
  if (known) return known
  throw new BadDatabaseUrl(`sslmode must be one of ${MODES.join(', ')}`)
}

function verification(mode: Mode, hasCa: boolean): ConnectionOptions {
  if (mode === 'verify-full') return {}
  const verifiesCa = mode === 'verify-ca' || (mode === 'require' && hasCa)
  return verifiesCa ? { checkServerIdentity: () => undefined } : { rejectUnauthorized: false }
}

function fileOf(given: URLSearchParams, name: string): string {
  const path = given.get(name) ?? ''
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new BadDatabaseUrl(`names a file that cannot be read: ${name}=${path}`)
  }
}

/** Whether to encrypt the connection to this host. That to a Unix socket never is. */
export async function encrypts({ when }: Tls, host: DatabaseHost): Promise<boolean> {
  if (when === 'never' || host.host.startsWith('/')) return false
  return when === 'always' || offersTls(host)
}

/** Whether the server encrypts: asks it, as libpq does with `sslmode=prefer`. */
function offersTls({ host, port }: DatabaseHost): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: ANSWERS_WITHIN_MS })
    socket.once('connect', () => socket.write(SSL_REQUEST))
    socket.once('data', (answer) => {
      socket.destroy()
      resolve(answer.toString('latin1', 0, 1) === 'S')
    })
    socket.once('timeout', () => socket.destroy(new Error('timeout expired')))
    socket.once('error', reject)
    socket.once('end', () => reject(new Error('Connection terminated unexpectedly')))
  })
}
