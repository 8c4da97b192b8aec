import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { headers: IncomingHttpHeaders; body: string }

/** A receiver on this machine that keeps what it gets. `answer` is called for each; by default it is 204. */
export async function startReceiver() {
  const received: Received[] = []
  const waiting: (() => void)[] = []
  const receiver = {
    url: '',
    received,
    answer: (response: ServerResponse) => {
      response.writeHead(204).end()
    },
    /** Resolves when so many have come. */
    async until(count: number): Promise<void> {
      while (received.length < count) await new Promise<void>((come) => waiting.push(come))
    },
    close(): void {
      server.closeAllConnections()
      server.close()
    },
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
    for (const come of waiting.splice(0)) come()
    receiver.answer(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=abc`
  return receiver
}
