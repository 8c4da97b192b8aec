import type { Next } from 'koa'
import { errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'
import { ROUTES } from '../protocol/routes'
import { answerError } from '../request/answer-error'
import { requestSlot } from '../request/request-slot'
import type { Artifact } from './artifact'
import { insertArtifact } from './artifact-store'
import { redeemedSource, writeRedeemed } from './redeem'

/** What a token request writes before it is answered. */
const writesOfRequest = requestSlot<{
  begun: Promise<unknown>[]
  /** Made of a source, and written together with its use. */
  made: Artifact[]
}>('writes')

/**
 * In a token request, notes the artifact and returns at once, so that all its tokens go into one
 * statement; the answer waits for them. In any other request, resolves when it is written.
 */
export async function writeBeforeAnswer(artifact: Artifact): Promise<void> {
  const [writes, source] = [writesOfRequest.get(), redeemedSource.get()]
  if (writes && source) return void writes.made.push(artifact)
  // The code of a pushed request (RFC 9126).
  if (source) return void (await writeRedeemed(source, [artifact]))
  const writing = insertArtifact(artifact)
  if (!writes) return void (await writing)
  // If the request fails for another reason, this failure must not count as unhandled.
  writing.catch(() => {})
  writes.begun.push(writing)
}

/**
 * No token is answered before it is in the database, and no source is used up before its tokens
 * are. If the write fails, the answer is 503, and nothing has happened.
 */
export async function answerWhenWritten(ctx: KoaContextWithOIDC, next: Next): Promise<void> {
  if (ctx.path !== ROUTES.token) return next()
  const writes = { begun: [], made: [] }
  writesOfRequest.set(writes, ctx)
  await next()
  try {
    await Promise.all(writes.begun)
    if (ctx.status === 200) await writeMade(ctx, writes.made)
  } catch (error) {
    answerFailure(ctx, error as Error)
  }
}

async function writeMade(ctx: KoaContextWithOIDC, made: Artifact[]): Promise<void> {
  const source = redeemedSource.get(ctx)
  if (!source) return
  const answer = ctx.body as { refresh_token?: string }
  const successor =
    source.successor ??
    (await writeRedeemed(source, made, { successor: answer.refresh_token ?? null, ctx }))
  if (successor === null) return
  // A retry: the refresh token exists already, and the other tokens are new.
  await Promise.all(made.filter(({ kind }) => kind !== 'RefreshToken').map(insertArtifact))
  ctx.body = { ...answer, refresh_token: successor }
}

function answerFailure(ctx: KoaContextWithOIDC, error: Error): void {
  const { provider } = ctx.oidc
  if (error instanceof errors.InvalidGrant) {
    answerError(ctx, error)
    provider.emit('grant.error', ctx, error)
    return
  }
  ctx.status = 503
  provider.emit('server_error', ctx, error)
}
