import type { Context, Next } from 'koa'
import { Refusal } from '@/lib/errors'
import { changeStream } from '@/lib/signals/change-stream'
import { createStream } from '@/lib/signals/create-stream'
import { deleteStream } from '@/lib/signals/delete-stream'
import { listOwnStreams } from '@/lib/signals/list-own-streams'
import type { Receiver } from '@/lib/signals/receiver'
import { setStatus } from '@/lib/signals/set-status'
import * as input from '@/lib/signals/stream-input'
import { verifyStream } from '@/lib/signals/verify-stream'
import { POLLED, SIGNAL_ROUTES } from '../protocol/routes'
import { authenticateReceiver } from './authenticate-receiver'
import { pollSignals } from './poll-signals'
import { readJson } from './read-json'
import { SignalError } from './signal-error'
import { statusAnswer, streamAnswer, transmitterMetadata } from './wire'

type Answer = { status?: number; body?: unknown }
type Endpoint = (ctx: Context, receiver: Receiver) => Promise<Answer>

const { streams, status, verify } = SIGNAL_ROUTES

/** Every operation but the poll, by its method and path (Framework §8.1). */
const ENDPOINTS: Record<string, Endpoint> = {
  [`GET ${streams}`]: async (ctx, receiver) => {
    const id = idOf(ctx)
    const found = (await listOwnStreams(receiver, id)).map(streamAnswer)
    return { body: id === null ? found : found[0] }
  },
  [`POST ${streams}`]: async ({ req }, receiver) => {
    const created = await createStream(receiver, await readJson(req, input.newStream))
    return { status: 201, body: streamAnswer(created) }
  },
  [`PATCH ${streams}`]: async ({ req }, receiver) => ({
    body: streamAnswer(await changeStream(receiver, await readJson(req, input.streamChange))),
  }),
  [`PUT ${streams}`]: async ({ req }, receiver) => ({
    body: streamAnswer(await changeStream(receiver, await readJson(req, input.streamReplacement))),
  }),
  [`DELETE ${streams}`]: async (ctx, receiver) => {
    await deleteStream(receiver, neededId(ctx))
    return {}
  },
  [`GET ${status}`]: async (ctx, receiver) => {
    const [stream] = await listOwnStreams(receiver, neededId(ctx))
    return { body: stream && statusAnswer(stream) }
  },
  [`POST ${status}`]: async ({ req }, receiver) => ({
    body: statusAnswer(await setStatus(receiver, await readJson(req, input.statusChange))),
  }),
  [`POST ${verify}`]: async ({ req }, receiver) => {
    await verifyStream(receiver, await readJson(req, input.verificationRequest))
    return {}
  },
}

/** Transmits signals as the OpenID Shared Signals Framework 1.0 says: its metadata, and its endpoints. */
export async function transmitSignals(ctx: Context, next: Next): Promise<void> {
  if (ctx.path === SIGNAL_ROUTES.metadata) {
    ctx.body = transmitterMetadata()
    return
  }
  if (!ctx.path.startsWith('/oauth2/ssf/')) return next()
  ctx.set('Cache-Control', 'no-store')
  try {
    const { status: code, body } = await answerOf(ctx)
    ctx.status = code ?? (body === undefined ? 204 : 200)
    if (body !== undefined) ctx.body = body
  } catch (error) {
    refuse(ctx, error)
  }
}

async function answerOf(ctx: Context): Promise<Answer> {
  const { req, res, method, path } = ctx
  const receiver = await authenticateReceiver(req, { reads: method === 'GET' })
  const [, streamId] = POLLED.exec(path) ?? []
  if (streamId === undefined) {
    const endpoint = ENDPOINTS[`${method} ${path}`]
    if (!endpoint) throw new SignalError(404, 'not_found', 'there is no such endpoint')
    return endpoint(ctx, receiver)
  }
  const request = await readJson(req, input.pollRequest)
  return { body: await pollSignals(receiver, { streamId, request, isGone: () => res.closed }) }
}

function idOf({ query }: Context): string | null {
  const { stream_id: id } = query
  return typeof id === 'string' ? id : null
}

function neededId(ctx: Context): string {
  const id = idOf(ctx)
  if (id === null) throw new SignalError(400, 'invalid_request', 'stream_id is missing')
  return id
}

/** Anything else is a defect, or a failure of the storage: the engine's own steps answer it. */
function refuse(ctx: Context, error: unknown): void {
  if (error instanceof SignalError) {
    if (error.challenge) ctx.set('WWW-Authenticate', error.challenge)
    ctx.status = error.status
    ctx.body = { error: error.code, error_description: error.message }
  } else if (error instanceof Refusal) {
    ctx.status = error.status
    ctx.body = { error: error.code, error_description: error.sentence }
  } else {
    throw error
  }
}
