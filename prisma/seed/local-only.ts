const LOCAL = ['localhost', '127.0.0.1', '[::1]', '::1']

/** Made-up people in a database that others use would be a disaster; the message says what to do. */
export class NotLocal extends Error {
  override readonly name = 'NotLocal'
}

/**
 * Throws `NotLocal` unless every host that the address names is this machine: the host itself,
 * and the `host` parameters with which drivers let an address overrule it.
 */
export function requireLocal(databaseUrl: string): void {
  const { hostname, searchParams } = new URL(databaseUrl)
  const hosts = [hostname, ...searchParams.getAll('host'), ...searchParams.getAll('hostaddr')]
  const isLocal = (host: string) => host === '' || host.startsWith('/') || LOCAL.includes(host)
  const named = hosts.flatMap((host) => decodeURIComponent(host).split(','))
  const elsewhere = named.find((host) => !isLocal(host))
  if (elsewhere === undefined) return
  throw new NotLocal(
    `The story is for trials: it is never told to a database on another machine (${elsewhere}). ` +
      'Unset DATABASE_URL, or point it to this machine.',
  )
}
