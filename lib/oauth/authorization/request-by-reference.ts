import type { Context, Next } from 'koa'
import { isAppId } from '@/lib/apps/app'
import { log } from '@/lib/log'
import type { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { readBody } from '@/lib/outgoing/read-body'
import { findRegistration, type Registration } from '../clients/store'
import { ROUTES } from '../protocol/routes'

type Fetch = typeof fetchForeign

/** How long the address may take, body included, and how much it may answer. */
const PATIENCE_MS = 2500
const REQUEST_BYTES_MAX = 4 * 1024

/** Names no pushed request: the engine answers `invalid_request_uri`. */
const NOTHING = 'urn:ietf:params:oauth:request_uri:nothing'

/**
 * A request that the app has signed may stand at an address of the app (OpenID Connect Core §6.2),
 * which providers that register programs must support (§15.2). It is fetched, and goes on as if it had
 * come in `request`; nothing unsigned is accepted. Anybody can send such an address. So it must be on
 * a host that the app has registered for its redirect URIs or its keys. Any other one is left to the
 * engine: `request_uri_not_supported`.
 */
export function readRequestByReference(fetch: Fetch) {
  return async (ctx: Context, next: Next): Promise<void> => {
    const { request_uri: address, client_id: appId, request } = ctx.query
    const isMeant = ctx.path === ROUTES.authorization && request === undefined
    if (isMeant && isAddress(address) && isAppId(appId)) {
      const app = await findRegistration(appId)
      if (app && isOwn(app, address)) ctx.query = await replaced(ctx.query, address, fetch)
    }
    await next()
  }
}

type Query = Context['query']

async function replaced(query: Query, address: string, fetch: Fetch): Promise<Query> {
  const { request_uri: _, ...rest } = query
  try {
    return { ...rest, request: await fetchRequest(address, fetch) }
  } catch (error) {
    log.info({ event: 'request_not_fetched', address, why: String(error) }, 'no signed request')
    return { ...query, request_uri: NOTHING }
  }
}

function isAddress(address: unknown): address is string {
  return typeof address === 'string' && URL.canParse(address) && address.startsWith('https://')
}

/** Whoever must push requests (RFC 9126, FAPI 2.0) may send none by reference. */
function isOwn(app: Registration, address: string): boolean {
  if (app.parRequired || app.fapiProfile !== 'none') return false
  const registered = [...app.redirectUris, app.jwksUri].filter(isAddress)
  return registered.some((uri) => new URL(uri).host === new URL(address).host)
}

async function fetchRequest(address: string, fetch: Fetch): Promise<string> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const headers = { accept: 'application/oauth-authz-req+jwt, application/jwt' }
  const answer = await fetch(address, { headers, signal })
  if (answer.status !== 200) throw new Error(`its address answers ${answer.status}`)
  return new TextDecoder().decode(await readBody(answer, REQUEST_BYTES_MAX)).trim()
}
