import type { Context, Next } from 'koa'
import type { KoaContextWithOIDC, Provider } from '../protocol/oidc-provider'
import { ROUTES } from '../protocol/routes'

/** What went wrong with a code, by the engine's names, in the words of the page's address. */
const OUTCOMES: Record<string, string> = {
  NotFoundError: 'error=not_found',
  ExpiredError: 'error=expired',
  AlreadyUsedError: 'error=used',
  NoCodeError: 'error=missing',
  AbortedError: 'done=denied',
}

const LONGEST_CODE = 32

/**
 * A device may bring the code along (RFC 8628 §3.3.1). It is shown for comparison all the same
 * (§5.4), so the engine must not post it by itself.
 */
export async function holdUserCode(ctx: Context, next: Next): Promise<void> {
  if (ctx.method === 'GET' && ctx.path === ROUTES.code_verification && ctx.query.user_code) {
    ctx.state.userCode = [ctx.query.user_code].flat()[0]?.slice(0, LONGEST_CODE)
    ctx.query = {}
  }
  await next()
}

/** A form, or a way back, that comes without the session in which it began, begins anew. */
export function beginAtTheBeginning(provider: Provider) {
  const name = provider.cookieName('session')
  return async (ctx: Context, next: Next): Promise<void> => {
    const begins = ctx.method === 'GET' && ctx.path === ROUTES.code_verification
    if (begins || !isOfDevices(ctx.path) || ctx.cookies.get(name, { signed: true })) return next()
    ctx.status = 303
    ctx.redirect(ROUTES.code_verification)
  }
}

function isOfDevices(path: string): boolean {
  return path === ROUTES.code_verification || path.startsWith(`${ROUTES.code_verification}/`)
}

/** Sends the browser to the page that asks for the code, or says what became of it. */
export function showDevicePage(
  ctx: KoaContextWithOIDC,
  _form: string,
  out?: object,
  error?: Error,
): void {
  const outcome = OUTCOMES[error?.name ?? ''] ?? (out || error ? 'error=refused' : 'step=enter')
  go(ctx, outcome, ctx.state.userCode)
}

/** Sends the browser to the page that asks whether this device may. */
export function showDeviceConfirmation(
  ctx: KoaContextWithOIDC,
  _form: string,
  _client: unknown,
  _device: unknown,
  userCode: string,
): void {
  go(ctx, 'step=confirm', userCode)
}

/** Sends the browser to the page that says: go back to the device. */
export function showDeviceSuccess(ctx: KoaContextWithOIDC): void {
  go(ctx, 'done=approved')
}

function go(ctx: KoaContextWithOIDC, outcome: string, userCode?: string): void {
  const query = new URLSearchParams(outcome)
  if (userCode) query.set('user_code', userCode)
  ctx.status = 303
  ctx.redirect(`/device?${query}`)
}
