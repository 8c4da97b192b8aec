import type { Context, Next } from 'koa'
import { isClockInDoubt } from '@/lib/db/database-clock'
import { StorageFailure } from '@/lib/db/storage-failure'
import { logFailure } from '@/lib/log'
import type { Portal } from '../protocol/portal'
import { isForBrowsers, ROUTES } from '../protocol/routes'
import { OUR_DEFECT } from './report-defects'

/**
 * Answers 503 where one of our steps has met a database that does not answer: people get a page,
 * machines an error in JSON. What the engine itself meets, it answers in the same way. A refusal is
 * answered so as well if the clock was set meanwhile: what it calls expired may live. Before the
 * request the clock was right: nobody else is let in.
 */
export function answerStorageFailures(portal: Portal) {
  return async (ctx: Context, next: Next): Promise<void> => {
    try {
      await next()
      if (isRefusal(ctx) && isClockInDoubt())
        throw new StorageFailure(new Error('the clock was set'))
    } catch (error) {
      if (!(error instanceof StorageFailure)) throw error
      logFailure(error, 'the database did not answer')
      ctx.status = 503
      if (!isForBrowsers(ctx.path)) {
        ctx.body = OUR_DEFECT
        return
      }
      ctx.respond = false
      await portal.cannotContinue(ctx.req, ctx.res, { code: 'temporarily_unavailable' })
    }
  }
}

/** An answer that an app may act upon, and that may be wrong: `invalid_grant`, or "not active". */
function isRefusal({ path, status, respond }: Context): boolean {
  if (respond === false) return false
  return (status >= 400 && status < 500) || path === ROUTES.introspection
}
