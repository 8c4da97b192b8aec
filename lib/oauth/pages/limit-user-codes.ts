import type { Context, Next } from 'koa'
import { Refusal } from '@/lib/errors'
import { forgiveDeviceCode, noteDeviceCode } from '@/lib/limits/device-code-limit'
import { ROUTES } from '../protocol/routes'
import { addressOf } from '../request/origin'
import { locationOf } from './leave-by-page'

/** RFC 8628 §5.1: wrong codes are counted, and after too many of them no code is looked up. */
export async function limitUserCodes(ctx: Context, next: Next): Promise<void> {
  if (ctx.method !== 'POST' || ctx.path !== ROUTES.code_verification) return next()
  const address = addressOf(ctx.req)
  try {
    await noteDeviceCode(address)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    ctx.status = 303
    return ctx.redirect('/device?error=too_many')
  }
  await next()
  if (!locationOf(ctx).includes('error=not_found')) await forgiveDeviceCode(address)
}
