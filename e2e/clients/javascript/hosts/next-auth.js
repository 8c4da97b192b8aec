import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import handler from 'recipe'

// The parts of Next's request and response for pages/api that next-auth 4 needs.
const cookiesOf = ({ headers }) =>
  Object.fromEntries(
    (headers.cookie ?? '').split('; ').map((pair) => {
      const cut = pair.indexOf('=')
      return [pair.slice(0, cut), decodeURIComponent(pair.slice(cut + 1))]
    }),
  )

createServer(async (req, res) => {
  const url = new URL(req.url, process.env.NEXTAUTH_URL)
  if (!url.pathname.startsWith('/api/auth/')) return res.end('home')
  const nextauth = url.pathname.slice('/api/auth/'.length).split('/')
  Object.assign(req, {
    query: { ...Object.fromEntries(url.searchParams), nextauth },
    cookies: cookiesOf(req),
    body: Object.fromEntries(new URLSearchParams(await text(req))),
  })
  Object.assign(res, {
    status: (code) => Object.assign(res, { statusCode: code }),
    json: (value) =>
      res.setHeader('content-type', 'application/json') && res.end(JSON.stringify(value)),
    send: (value) => res.end(typeof value === 'string' ? value : JSON.stringify(value)),
  })
  await handler(req, res)
}).listen(new URL(process.env.NEXTAUTH_URL).port)
