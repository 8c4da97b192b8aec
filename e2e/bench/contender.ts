import type { Server } from 'node:http'

/** What the load generator has to know about a server that listens. */
export type Ready = { origin: string; clientId: string; clientSecret: string }

export type MakeCodes = (count: number) => Promise<string[]>

/**
 * Listens on a free port of the loopback and tells the bench about it, on one line. Makes codes
 * when the bench asks for them, where only this process can.
 */
export function announce(
  server: Server,
  client: Omit<Ready, 'origin'>,
  makeCodes?: MakeCodes,
): void {
  // Leaving by itself, a process can still write what --cpu-prof saw.
  process.once('SIGTERM', () => process.exit(0))
  process.on('message', async (count: number) => process.send?.((await makeCodes?.(count)) ?? []))
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (!address || typeof address === 'string') throw new Error('no port')
    const ready: Ready = { origin: `http://127.0.0.1:${address.port}`, ...client }
    process.stdout.write(`ready ${JSON.stringify(ready)}\n`)
  })
}
