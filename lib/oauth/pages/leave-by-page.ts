import type { Context, Next } from 'koa'
import { config } from '@/lib/config'
import { onwardPage } from '@/lib/onward-page'

/**
 * When a browser's form leads to another site, the answer is a page that continues by itself. All
 * other requests get the redirect.
 */
export async function leaveByPage(ctx: Context, next: Next): Promise<void> {
  await next()
  const to = locationOf(ctx)
  if (ctx.method !== 'POST' || ctx.get('sec-fetch-mode') !== 'navigate' || !leadsAway(to)) return
  ctx.remove('location')
  ctx.status = 200
  ctx.type = 'html'
  ctx.body = onwardPage(to)
}

/** Where the answer redirects to; empty if it does not. Koa's types hide that there may be none. */
export function locationOf({ response }: Context): string {
  const location: string | undefined = response.get('location')
  return location ?? ''
}

function leadsAway(location: string): boolean {
  const { url } = config()
  return location !== '' && new URL(location, url).origin !== url
}
