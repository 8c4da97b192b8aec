import type { Actor } from '@/lib/actor'
import { EVERY_OPERATION } from '../every-operation'

type Sending = {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  ifMatch?: string
}

/** An answer, with the fields by which a test goes on to another one. */
type Body = Record<string, unknown> & { id: string; total: number; items: Body[] }

/** The body that the operation of this name answers to somebody. */
export async function perform(actor: Actor, id: string, sending: Sending = {}): Promise<Body> {
  const operation = EVERY_OPERATION.find((one) => one.id === id)
  if (!operation) throw new Error(`no operation ${id}`)
  const { params = {}, query = {}, body = {}, ifMatch = null } = sending
  const sent = { params, query: new URLSearchParams(query), body, ifMatch }
  return (await operation.perform(actor, sent)).body as Body
}
