import type { EventEmitter } from 'node:events'
import { log, logFailure } from '@/lib/log'
import type { Client, KoaContextWithOIDC, Provider } from '../protocol/oidc-provider'

/** The answer to machines. It says nothing of the cause. */
export const OUR_DEFECT = {
  error: 'server_error',
  error_description: 'something went wrong on our side, try again later',
}

/** Logs our own errors, and answers them without detail. */
export function reportDefects(provider: Provider): void {
  provider.on('server_error', answerDefect)
  const koa: EventEmitter = provider
  koa.on('error', noteDefect)
  provider.on('backchannel.error', noteUnreachableApp)
}

/** An error that nothing has caught: Koa answers without detail, with 500 if it is none of a client. */
function noteDefect(err: Error & { expose?: boolean }): void {
  if (!err.expose) logFailure(err, 'a protocol request broke')
}

function noteUnreachableApp(_ctx: unknown, err: Error, client: Client): void {
  log.warn({ err, appId: client.clientId }, 'an app could not be told that somebody signed out')
}

/** The client gets no detail. The log has the cause and the request's id. */
function answerDefect(ctx: KoaContextWithOIDC, error: Error): void {
  logFailure(error, 'a protocol request failed')
  ctx.body = OUR_DEFECT
}
