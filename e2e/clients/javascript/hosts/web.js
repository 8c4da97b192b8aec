// Serves handlers that take a Request and answer a Response, as route handlers of frameworks do.
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'

export function serveWeb(origin, handle) {
  createServer(async (req, res) => {
    const url = new URL(req.url, origin)
    if (!url.pathname.startsWith('/api/auth/')) return res.end('home')
    const body = req.method === 'GET' ? undefined : await buffer(req)
    const answer = await handle(
      new Request(url, { method: req.method, headers: req.headers, body }),
    )
    const cookies = answer.headers.getSetCookie()
    const headers = Object.fromEntries(answer.headers)
    res.writeHead(answer.status, { ...headers, 'set-cookie': cookies })
    res.end(Buffer.from(await answer.arrayBuffer()))
  }).listen(new URL(origin).port)
}
