import type { IncomingMessage } from 'node:http'

/** A request in the most frequent form, where nothing but a redirect URI needs decoding. */
export type PlainRequest = {
  appId: string
  secret: string
  /** The form without the credentials. */
  form: ReadonlyMap<string, string>
}

const LONGEST = 1_024
const FORM = 'application/x-www-form-urlencoded'

/** RFC 9701 §4: the client wants a signed answer. */
const SIGNED_ANSWER = 'token-introspection'

/**
 * Headers that change the meaning of a request for the engine, now or with a feature that may be
 * switched on.
 */
const MEANINGFUL = [
  'origin',
  'dpop',
  'oauth-client-attestation',
  'oauth-client-attestation-pop',
  'transfer-encoding',
]

const PAIR = /^([a-z_]+)=([A-Za-z0-9_.:/+-]+)$/
const REDIRECT_URI = 'redirect_uri='
const ENCODED = /^[A-Za-z0-9_.~:/%-]+$/
const BASIC = /^Basic ([A-Za-z0-9+/]+={0,2})$/
const CREDENTIALS = /^([A-Za-z0-9._~-]{1,100}):([A-Za-z0-9_]{1,74})$/

/** Whether the request may be a plain one, judged by its headers alone. */
export function mayBePlain({ headers }: IncomingMessage): boolean {
  const length = Number(headers['content-length'])
  if (!(length > 0 && length <= LONGEST) || headers['content-type'] !== FORM) return false
  if (headers.accept?.toLowerCase().includes(SIGNED_ANSWER)) return false
  return !MEANINGFUL.some((name) => headers[name] !== undefined)
}

/** Reads a plain request; null for any other, unusual or wrong. */
export function readPlain(authorization: string | undefined, body: string): PlainRequest | null {
  const form = readForm(body)
  if (!form) return null
  const inBody = [form.get('client_id'), form.get('client_secret')]
  form.delete('client_id')
  form.delete('client_secret')
  if (authorization === undefined) {
    const [, appId, secret] = CREDENTIALS.exec(inBody.join(':')) ?? []
    return appId && secret ? { appId, secret, form } : null
  }
  const [, encoded] = BASIC.exec(authorization) ?? []
  if (!encoded || inBody.some((part) => part !== undefined)) return null
  const decoded = Buffer.from(encoded, 'base64').toString('latin1')
  const [, appId, secret] = CREDENTIALS.exec(decoded) ?? []
  return appId && secret ? { appId, secret, form } : null
}

function readForm(body: string): Map<string, string> | null {
  const form = new Map<string, string>()
  for (const part of body.split('&')) {
    const [name, value] = part.startsWith(REDIRECT_URI) ? readRedirectUri(part) : readPair(part)
    if (!name || !value || form.has(name)) return null
    form.set(name, value)
  }
  return form
}

function readPair(part: string): (string | undefined)[] {
  return PAIR.exec(part)?.slice(1) ?? []
}

/** The only value that nearly every client encodes. */
function readRedirectUri(part: string): (string | undefined)[] {
  const encoded = part.slice(REDIRECT_URI.length)
  if (!ENCODED.test(encoded)) return []
  try {
    return ['redirect_uri', decodeURIComponent(encoded)]
  } catch {
    return []
  }
}
