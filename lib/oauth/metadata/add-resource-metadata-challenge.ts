import type { Context, Next } from 'koa'
import { config } from '@/lib/config'
import { RESOURCE_METADATA, ROUTES } from '../protocol/routes'

/**
 * RFC 9728 §5.1: every challenge of userinfo (RFC 6750 §3, RFC 9449 §7.1) carries the URL of its
 * metadata, which names the authorization server.
 */
export async function addResourceMetadataChallenge(ctx: Context, next: Next): Promise<void> {
  await next()
  if (ctx.path !== ROUTES.userinfo || !ctx.res.hasHeader('WWW-Authenticate')) return
  const challenges = ctx.response.get('WWW-Authenticate')
  const metadata = `resource_metadata="${config().url}${RESOURCE_METADATA.userinfo}"`
  ctx.set(
    'WWW-Authenticate',
    [challenges].flat().map((challenge) => `${challenge}, ${metadata}`),
  )
}
