import type { EventEmitter } from 'node:events'
import { log } from '@/lib/log'
import type { Client, KoaContextWithOIDC, Provider } from '../protocol/oidc-provider'
import { requestIdOf } from '../request/origin'

/** Logs our own errors, and answers them without detail. */
export function reportDefects(provider: Provider): void {
  provider.on('server_error', answerDefect)
  const koa: EventEmitter = provider
  koa.on('error', noteDefect)
  provider.on('backchannel.error', noteUnreachableApp)
}

/** An error that nothing has caught: Koa answers 500 without detail. */
function noteDefect(err: Error): void {
  log.error({ err }, 'a protocol request broke')
}

function noteUnreachableApp(_ctx: unknown, err: Error, client: Client): void {
  log.warn({ err, appId: client.clientId }, 'an app could not be told that somebody signed out')
}

/** The client gets no detail. The log has the cause and the request's id. */
function answerDefect(ctx: KoaContextWithOIDC, error: Error): void {
  const requestId = requestIdOf(ctx.req)
  log.error({ err: error, requestId, route: ctx.oidc?.route }, 'a protocol request failed')
  ctx.body = {
    error: 'server_error',
    error_description: 'something went wrong on our side, try again later',
  }
}
