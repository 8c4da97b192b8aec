import type { Context, Next } from 'koa'
import { config } from '@/lib/config'

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Our pages allow forms to post only to us, and Chromium applies that to every redirect of the
 * answer too. So when a browser's form leads to another site, the answer is a page that continues
 * by itself. All other requests get the redirect.
 */
export async function leaveByPage(ctx: Context, next: Next): Promise<void> {
  await next()
  const to = locationOf(ctx)
  if (ctx.method !== 'POST' || ctx.get('sec-fetch-mode') !== 'navigate' || !leadsAway(to)) return
  const href = to.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
  ctx.remove('location')
  ctx.status = 200
  ctx.type = 'html'
  ctx.body = `<!doctype html>
<html lang="en">
<title>One moment</title>
<meta http-equiv="refresh" content="0;url=${href}">
<p><a href="${href}">Continue</a></p>
</html>
`
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
