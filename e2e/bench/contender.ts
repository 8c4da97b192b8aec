import type { Server } from 'node:http'

/** What the load generator has to know about a server that listens. */
export type Ready = { origin: string; clientId: string; clientSecret: string }

/** Listens on a free port of the loopback and tells the bench about it, on one line. */
export function announce(server: Server, client: Omit<Ready, 'origin'>): void {
  // Leaving by itself, a process can still write what --cpu-prof saw.
  process.once('SIGTERM', () => process.exit(0))
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (!address || typeof address === 'string') throw new Error('no port')
    const ready: Ready = { origin: `http://127.0.0.1:${address.port}`, ...client }
    process.stdout.write(`ready ${JSON.stringify(ready)}\n`)
  })
}

/** The paths at which Keyturn answers, so that one load fits all. */
export const ROUTES = {
  token: '/oauth2/token',
  introspection: '/oauth2/introspect',
}

export const FEATURES = {
  clientCredentials: { enabled: true },
  introspection: { enabled: true },
  devInteractions: { enabled: false },
}
