import type { Context, Next } from 'koa'
import { StorageFailure } from '@/lib/db/storage-failure'
import type { KoaContextWithOIDC, Provider } from '../protocol/oidc-provider'
import { ROUTES } from '../protocol/routes'

/** The engine's errors for a user code, as values of `error` in the page's URL. */
const OUTCOMES: Record<string, string> = {
  NotFoundError: 'error=not_found',
  ExpiredError: 'error=expired',
  AlreadyUsedError: 'error=used',
  NoCodeError: 'error=missing',
  AbortedError: 'done=denied',
}

const LONGEST_CODE = 32

/**
 * A device's link may contain the code (RFC 8628 §3.3.1). The person must still compare it (§5.4),
 * so the engine must not post it automatically.
 */
export async function holdUserCode(ctx: Context, next: Next): Promise<void> {
  if (ctx.method === 'GET' && ctx.path === ROUTES.code_verification && ctx.query.user_code) {
    ctx.state.userCode = [ctx.query.user_code].flat()[0]?.slice(0, LONGEST_CODE)
    ctx.query = {}
  }
  await next()
}

/** If a form, or a way back, comes without its session, the flow starts again. */
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

/** Redirects to the page that asks for the code, or that shows what was wrong with it. */
export function showDevicePage(
  ctx: KoaContextWithOIDC,
  _form: string,
  out?: object,
  error?: Error,
): void {
  if (error instanceof StorageFailure) throw error
  const outcome = OUTCOMES[error?.name ?? ''] ?? (out || error ? 'error=refused' : 'step=enter')
  go(ctx, outcome, ctx.state.userCode)
}

/** Redirects to the page that asks whether to allow this device. */
export function showDeviceConfirmation(
  ctx: KoaContextWithOIDC,
  _form: string,
  _client: unknown,
  _device: unknown,
  userCode: string,
): void {
  go(ctx, 'step=confirm', userCode)
}

/** Redirects to the page that says: go back to the device. */
export function showDeviceSuccess(ctx: KoaContextWithOIDC): void {
  go(ctx, 'done=approved')
}

function go(ctx: KoaContextWithOIDC, outcome: string, userCode?: string): void {
  const query = new URLSearchParams(outcome)
  if (userCode) query.set('user_code', userCode)
  ctx.status = 303
  ctx.redirect(`/device?${query}`)
}
