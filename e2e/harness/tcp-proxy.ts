import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A network that can be lost: it stands between Keyturn and its database. */
export type TcpProxy = {
  /** The database's URL through it. */
  through: (databaseUrl: string) => string
  /** Bytes go nowhere, and nobody is told. */
  stall: () => void
  /** Ends every connection and refuses new ones. */
  cut: () => void
  /** New connections work again. Ends those that were stalled. */
  mend: () => void
  /** New connections lead to the server of this URL. Old ones stay where they are. */
  turn: (databaseUrl: string) => void
  end: () => void
}

export async function startTcpProxy(databaseUrl: string): Promise<TcpProxy> {
  let { hostname, port } = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let state: 'open' | 'stalled' | 'cut' = 'open'
  const keep = (socket: Socket) => {
    sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)))
    return socket
  }
  const server = createServer((client) => {
    if (state === 'cut') return void client.on('error', () => {}).destroy()
    keep(client)
    if (state === 'stalled') return void client.pause()
    const upstream = keep(connect(Number(port), hostname))
    client.on('close', () => upstream.destroy()).pipe(upstream)
    upstream.on('close', () => client.destroy()).pipe(client)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port: listenOn } = server.address() as AddressInfo
  const destroyAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    through: (url) => Object.assign(new URL(url), { port: `${listenOn}` }).href,
    stall: () => {
      state = 'stalled'
      for (const socket of sockets) socket.unpipe().pause()
    },
    cut: () => {
      state = 'cut'
      destroyAll()
    },
    mend: () => {
      state = 'open'
      destroyAll()
    },
    turn: (url) => {
      ;({ hostname, port } = new URL(url))
    },
    end: () => {
      destroyAll()
      server.close()
    },
  }
}
