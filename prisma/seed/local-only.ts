import { readDatabaseUrl } from '@/lib/db/connection/database-url'

const LOCAL = ['localhost', '127.0.0.1', '::1']

/** Sample people must not get into a database that others use. The message says what to do. */
export class NotLocal extends Error {
  override readonly name = 'NotLocal'
}

/** Throws `NotLocal` unless every host of the URL is this machine, and `BadDatabaseUrl`. */
export function requireLocal(databaseUrl: string): void {
  const hosts = readDatabaseUrl(databaseUrl).hosts.map(({ host }) => host)
  const elsewhere = hosts.find((host) => !host.startsWith('/') && !LOCAL.includes(host))
  if (elsewhere === undefined) return
  throw new NotLocal(
    `Sample data is for trials: the database of another machine (${elsewhere}) is not seeded. ` +
      'Unset DATABASE_URL, or point it to this machine.',
  )
}
