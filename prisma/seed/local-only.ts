const LOCAL = ['localhost', '127.0.0.1', '[::1]', '::1']

/** Sample people must not get into a database that others use. The message says what to do. */
export class NotLocal extends Error {
  override readonly name = 'NotLocal'
}

/**
 * Throws `NotLocal` unless every host in the URL is this machine. The `host` parameters count too,
 * because with drivers they overrule the host of the URL.
 */
export function requireLocal(databaseUrl: string): void {
  const { hostname, searchParams } = new URL(databaseUrl)
  const hosts = [hostname, ...searchParams.getAll('host'), ...searchParams.getAll('hostaddr')]
  const isLocal = (host: string) => host === '' || host.startsWith('/') || LOCAL.includes(host)
  const named = hosts.flatMap((host) => decodeURIComponent(host).split(','))
  const elsewhere = named.find((host) => !isLocal(host))
  if (elsewhere === undefined) return
  throw new NotLocal(
    `Sample data is for trials: the database of another machine (${elsewhere}) is not seeded. ` +
      'Unset DATABASE_URL, or point it to this machine.',
  )
}
