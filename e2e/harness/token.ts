import { Agent, request } from 'node:http'

/** An app and the value of one of its secrets, as a terminal holds them. */
export type Credentials = { clientId: string; secret: string }

export type TokenAnswer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Record<string, unknown>
  text: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** RFC 6749 §2.3.1: both halves are form-encoded before they are joined. */
export function basic({ clientId, secret }: Credentials): string {
  const encode = (text: string) => new URLSearchParams({ '': text }).toString().slice(1)
  return `Basic ${Buffer.from(`${encode(clientId)}:${encode(secret)}`).toString('base64')}`
}

/** Posts a form (or whatever bytes) to a machine endpoint over a kept connection. */
export function post(
  url: string,
  body: string | Buffer | URLSearchParams,
  headers: Record<string, string> = {},
): Promise<TokenAnswer> {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body.toString())
  return new Promise((resolve, reject) => {
    const call = request(url, {
      agent,
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': bytes.length,
        'user-agent': 'terminal/1.0',
        ...headers,
      },
    })
    call.on('error', reject)
    call.on('response', (answer) => {
      const chunks: Buffer[] = []
      answer.on('error', reject)
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        const body = text.startsWith('{') ? JSON.parse(text) : {}
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body, text })
      })
    })
    call.end(bytes)
  })
}

/** Asks for a token with client_credentials. */
export function askToken(
  origin: string,
  who: Credentials,
  headers: Record<string, string> = {},
): Promise<TokenAnswer> {
  return post(`${origin}/oauth2/token`, 'grant_type=client_credentials', {
    authorization: basic(who),
    ...headers,
  })
}

/** The token itself; throws when it was refused. */
export async function mintToken(origin: string, who: Credentials): Promise<string> {
  const answer = await askToken(origin, who)
  if (answer.status !== 200) throw new Error(`no token: ${answer.status} ${answer.text}`)
  return String(answer.body.access_token)
}

/** Whether the token lives, as a resource server would ask (RFC 7662). */
export async function isAlive(origin: string, who: Credentials, token: string): Promise<boolean> {
  const answer = await post(`${origin}/oauth2/introspect`, new URLSearchParams({ token }), {
    authorization: basic(who),
  })
  if (answer.status !== 200) throw new Error(`no answer: ${answer.status} ${answer.text}`)
  return answer.body.active === true
}
