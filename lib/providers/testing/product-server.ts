import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import type { Product } from './products'

export type ProductServer = {
  origin: string
  issuer: string
  clientId: string
  secret: string
  /** What the product does; a test may change it while it runs. */
  product: Product
  /** The queries of the authorization requests, the last one at the end. */
  asked: URLSearchParams[]
  /** How often its keys were read. */
  keyReads: number
  /** Signs claims as the product signs its ID tokens. */
  sign: (claims: Record<string, unknown>) => Promise<string>
  close: () => void
}

type Kept = { nonce: string; challenge: string | null; redirectUri: string }
type Running = ProductServer & { codes: Map<string, Kept>; key: CryptoKey; jwk: object }

/**
 * An OpenID provider on the loopback that behaves as a product does by its documentation. Whoever
 * comes to its authorization endpoint is signed in already.
 */
export async function startProduct(product: Product): Promise<ProductServer> {
  const { privateKey, publicKey } = await generateKeyPair(product.algorithm, { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), alg: product.algorithm, use: 'sig', kid: 'key-1' }
  const server = createServer((req, res) => {
    answer(running, req, res).catch(() => res.writeHead(500).end())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const running: Running = {
    origin,
    issuer: product.issuer(origin),
    clientId: 'keyturn-at-the-product',
    secret: 'S8Q~a.secret-with_signs/+=',
    product,
    asked: [],
    keyReads: 0,
    sign: (claims) => sign(running, claims),
    codes: new Map(),
    key: privateKey,
    jwk,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
  return running
}

async function answer(running: Running, req: IncomingMessage, res: ServerResponse) {
  const url = new URL(req.url ?? '/', running.origin)
  const { pathname } = url
  const suffix = '/.well-known/openid-configuration'
  if (pathname.endsWith(suffix)) return json(res, discoveryAt(running, pathname, suffix))
  if (pathname === '/authorize') return authorize(running, url.searchParams, res)
  if (pathname === '/keys') return keys(running, res)
  if (pathname === '/token') return token(running, req, res)
  if (pathname === '/userinfo') return userinfo(running, req, res)
  return res.writeHead(404).end()
}

function keys(running: Running, res: ServerResponse) {
  running.keyReads += 1
  return json(res, { keys: [running.jwk] })
}

function discoveryAt({ origin, issuer, product }: Running, pathname: string, suffix: string) {
  const asked = origin + pathname.slice(0, -suffix.length)
  const told = product.aliases?.(origin)[asked] ?? issuer
  const isThere = told !== issuer || asked === issuer.replace(/\/$/, '') || product.aliases
  return isThere
    ? {
        issuer: told,
        authorization_endpoint: `${origin}/authorize`,
        token_endpoint: `${origin}/token`,
        userinfo_endpoint: `${origin}/userinfo`,
        jwks_uri: `${origin}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: [product.algorithm],
        ...product.discovery,
      }
    : { error: 'not_found' }
}

function authorize(
  { product, codes, asked, issuer }: Running,
  query: URLSearchParams,
  res: ServerResponse,
) {
  asked.push(query)
  const redirectUri = query.get('redirect_uri') ?? ''
  const back = new URL(redirectUri)
  const challenge = query.get('code_challenge')
  const error = refusedRequest(product, query)
  if (error) back.searchParams.set('error', error)
  else {
    const code = `code-${codes.size}`
    codes.set(code, { nonce: query.get('nonce') ?? '', challenge, redirectUri })
    back.searchParams.set('code', code)
  }
  back.searchParams.set('state', query.get('state') ?? '')
  if (product.issInAnswer) back.searchParams.set('iss', issuer)
  for (const [name, value] of Object.entries(product.inAnswer ?? {})) {
    back.searchParams.set(name, value)
  }
  res.writeHead(302, { location: back.href }).end()
}

function refusedRequest(product: Product, query: URLSearchParams): string | null {
  if (product.requiresPkce && query.get('code_challenge_method') !== 'S256')
    return 'invalid_request'
  const prompt = query.get('prompt')
  return prompt && product.prompts && !product.prompts.includes(prompt) ? 'invalid_request' : null
}

async function token(running: Running, req: IncomingMessage, res: ServerResponse) {
  const form = new URLSearchParams(await textOf(req))
  const { product, codes } = running
  if (!isOurClient(running, req.headers.authorization, form)) {
    const [status, error] = product.secretRefused
    return json(res, { error }, status)
  }
  const kept = codes.get(form.get('code') ?? '')
  codes.delete(form.get('code') ?? '')
  const verifier = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url')
  const isRight =
    kept?.redirectUri === form.get('redirect_uri') &&
    (!product.requiresPkce || kept?.challenge === verifier)
  if (!kept || !isRight) return json(res, { error: 'invalid_grant' }, 400)
  const claims = { ...product.idToken, ...(kept.nonce && { nonce: kept.nonce }) }
  const idToken = await sign(running, claims)
  const body = { access_token: 'at-the-product', token_type: 'Bearer', expires_in: 3600 }
  return json(res, { ...body, id_token: idToken })
}

function sign({ product, key, clientId, issuer, origin }: Running, claims: JWTPayload) {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: product.algorithm, kid: 'key-1' })
    .setIssuer(product.issuerOfToken?.(origin) ?? issuer)
    .setAudience(clientId)
    .setIssuedAt()
    .setExpirationTime('5 minutes')
    .sign(key)
}

/** As the product takes it: by Basic with encoded values (RFC 6749, §2.3.1), or in the form. */
function isOurClient(
  { product, clientId, secret }: Running,
  header: string | undefined,
  form: URLSearchParams,
): boolean {
  const typed = Buffer.from(header?.replace(/^Basic /, '') ?? '', 'base64').toString()
  const [id = '', value = ''] = typed.split(':').map((part) => decode(part.replaceAll('+', ' ')))
  const byBasic = product.takes.includes('basic') && id === clientId && value === secret
  const byPost = form.get('client_id') === clientId && form.get('client_secret') === secret
  return byBasic || (product.takes.includes('post') && byPost)
}

function decode(text: string): string {
  return decodeURIComponent(text.replace(/%(?![0-9a-fA-F]{2})/g, '%25'))
}

function userinfo({ product }: Running, req: IncomingMessage, res: ServerResponse) {
  if (typeof product.userinfo === 'number') return json(res, { error: 'no' }, product.userinfo)
  const isBearer = req.headers.authorization === 'Bearer at-the-product'
  return isBearer ? json(res, product.userinfo) : json(res, { error: 'invalid_token' }, 401)
}

function json(res: ServerResponse, body: unknown, status = 200) {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function textOf(req: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of req.setEncoding('utf8')) text += part
  return text
}
