import type { Context, Next } from 'koa'
import { clockSettingMs, MINUTE } from '@/lib/clock'
import { StorageFailure } from '@/lib/db/storage-failure'
import { logFailure } from '@/lib/log'
import type { Portal } from '../protocol/portal'
import { isForBrowsers } from '../protocol/routes'
import { OUR_DEFECT } from './report-defects'

const MINUTE_MS = MINUTE * 1000

/**
 * Answers 503 where one of our steps has met a database that does not answer: people get a page,
 * machines an error in JSON. What the engine itself meets, it answers in the same way. A refusal is
 * answered so as well if the clock was set meanwhile: what it calls expired may live.
 */
export function answerStorageFailures(portal: Portal) {
  return async (ctx: Context, next: Next): Promise<void> => {
    const settingMs = clockSettingMs()
    try {
      await next()
      const isSet = Math.abs(clockSettingMs() - settingMs) > MINUTE_MS
      if (isSet && isRefusal(ctx)) throw new StorageFailure(new Error('the clock was set'))
    } catch (error) {
      if (!(error instanceof StorageFailure)) throw error
      logFailure(error, 'the database did not answer')
      ctx.status = 503
      if (!isForBrowsers(ctx.path)) {
        ctx.body = OUR_DEFECT
        return
      }
      ctx.respond = false
      ctx.res.statusCode = 503
      await portal.cannotContinue(ctx.req, ctx.res, 'temporarily_unavailable')
    }
  }
}

function isRefusal({ status, respond }: Context): boolean {
  return status >= 400 && status < 500 && respond !== false
}
