// Receives webhooks of Keyturn, without a library: `node webhook-receiver.mjs`. WEBHOOK_SECRETS are one
// secret, or two with a space between them while one takes the other's place.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

const keys = process.env.WEBHOOK_SECRETS.split(' ').map((secret) =>
  Buffer.from(secret.replace('whsec_', ''), 'base64'),
)
const seen = new Set() // Keep these in your database, for a week.

function isFromKeyturn(headers, body) {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures } = headers
  if (Math.abs(Date.now() / 1000 - Number(at)) > 300) return false // An old message, sent again by somebody.
  return keys.some((key) => {
    const right = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest()
    return signatures.split(' ').some((one) => {
      const given = Buffer.from(one.replace('v1,', ''), 'base64')
      return given.length === right.length && timingSafeEqual(given, right)
    })
  })
}

const server = createServer(async (request, response) => {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks).toString()
  if (!isFromKeyturn(request.headers, body)) return response.writeHead(401).end()
  const id = request.headers['webhook-id']
  const isNew = !seen.has(id)
  seen.add(id)
  if (isNew) {
    const { type, data } = JSON.parse(body)
    console.log(`${type}: ${data.actor_name} ${data.sentence}`)
  }
  response.writeHead(204).end()
})
server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () =>
  console.log(`listening on ${server.address().port}`),
)
