import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import type { RefusalCode } from '@/lib/errors'
import { Refusal } from '@/lib/errors'
import { isStorable } from '@/lib/storable'
import { AlreadyDone } from './already-done'
import { fieldsOf, type Listed, pickFields } from './sparse'

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof METHODS)[number]

/** A request as it came, before the declaration has parsed it. */
export type Sent = {
  /** The segments of the path that the template names, decoded. */
  params: Record<string, string>
  query: URLSearchParams
  /** The JSON of the body; an empty object without a body. */
  body: unknown
  /** RFC 9110 §13.1.1; null without the header. */
  ifMatch: string | null
}

/** What an operation is handed: everything that was sent, as the declaration parsed it. */
export type Asked<Params, Query, Body> = {
  params: Params
  query: Query
  body: Body
  ifMatch: string | null
}

type Shape = z.ZodObject

const nothing = z.object({})
type Nothing = typeof nothing

/** What is said of an operation once, for its route, its checks and the OpenAPI document. */
type Declaration<Params extends Shape, Query extends Shape, Body extends Shape, Result> = {
  /** Its name in the document and in generated clients: a verb and a noun, such as `listApps`. */
  id: string
  method: Method
  /** Below `/api/v1`, such as `/apps/{client_id}`. */
  path: string
  /** The noun under which the document lists it. */
  tag: string
  summary: string
  description?: string
  /** What a token needs: one scope, or several with spaces between. */
  scope: string
  /** Only a person may call it, whatever an app was granted. */
  peopleOnly?: boolean
  /** An app may call it for itself without a grant, if the policy lets apps make their own secrets. */
  selfService?: boolean
  /** The use case asks for a step-up (RFC 9470). */
  needsStepUp?: boolean
  params?: Params
  query?: Query
  body?: Body
  /** The body of a success; nothing else leaves. Without it the answer is 204. */
  answer?: Shape
  /** The status of a success, when it is not 200 or 204. */
  status?: 201 | 202
  /** What the use case may refuse, beside what every operation may. */
  refusals?: readonly RefusalCode[]
  /** Its answer holds a new value, which no replay repeats. */
  showsValue?: boolean
  /** What a POST answers that is sent again with its `Idempotency-Key`: the thing as it is now. */
  replay?: (actor: Actor, params: z.output<Params> & { id: string | null }) => Promise<object>
  /** The answer is a list of these: callers may ask for some of their fields. */
  listOf?: Shape
  run: (
    actor: Actor,
    asked: Asked<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Promise<Result>
  /** What a POST has made, for a replay. */
  idOf?: (result: Result) => string
  /** The entity tag of an answer (RFC 9110 §8.8.3), without quotes. Stands behind `run`, which types it. */
  etag?: (result: Result) => string | number
}

/** The outcome of an operation: the body as declared, its entity tag, and the id of what it has made. */
export type Outcome = { body: object | null; etag: string | null; targetId: string | null }

/** An operation of the management API. */
export type Operation = Omit<
  Declaration<Shape, Shape, Shape, unknown>,
  | 'params'
  | 'query'
  | 'body'
  | 'answer'
  | 'refusals'
  | 'status'
  | 'etag'
  | 'run'
  | 'replay'
  | 'idOf'
> & {
  params: Shape
  query: Shape
  /** Null when it takes no body. */
  body: Shape | null
  /** Null when it answers 204. */
  answer: Shape | null
  refusals: readonly RefusalCode[]
  status: number
  /** Parses, does it, and strips the answer. Refuses with `invalid_input`. */
  perform: (actor: Actor, sent: Sent) => Promise<Outcome>
  /**
   * Answers a request that was done before. Refuses with `already_shown` where its answer had a value, and
   * with `already_done` where nothing can be read again.
   */
  again: (actor: Actor, sent: Sent, targetId: string | null) => Promise<Outcome>
}

/**
 * Declares an operation of the management API. Nothing else makes a route: what is declared here is
 * checked, answered and described as said.
 */
export function operation<
  Result,
  Params extends Shape = Nothing,
  Query extends Shape = Nothing,
  Body extends Shape = Nothing,
>(declared: Declaration<Params, Query, Body, Result>): Operation {
  const { run, etag, idOf, replay, answer = null, listOf, ...said } = declared
  const known = declared.query ?? nothing
  const query = listOf ? known.extend({ fields: fieldsOf(listOf) }) : known
  return {
    ...said,
    ...(listOf ? { listOf } : {}),
    params: declared.params ?? nothing,
    query,
    body: declared.body ?? null,
    answer,
    refusals: declared.refusals ?? [],
    status: declared.status ?? (answer ? 200 : 204),
    async perform(actor, sent) {
      refuseUnknown(query, [...sent.query.keys()], 'parameter')
      refuseUnknown(declared.body ?? nothing, namesIn(sent.body), 'field')
      const fields = listOf ? acceptFields(listOf, sent.query) : undefined
      const result = await run(actor, {
        params: accept(declared.params, sent.params),
        query: accept(declared.query, Object.fromEntries(sent.query)),
        body: accept(declared.body, sent.body),
        ifMatch: sent.ifMatch,
      })
      const outcome = outcomeOf(declared, result)
      const body = outcome.body as Listed | null
      return fields && body ? { ...outcome, body: pickFields(body, fields) } : outcome
    },
    async again(actor, sent, id) {
      if (said.showsValue) throw new AlreadyDone('already_shown', id)
      if (!replay) throw new AlreadyDone('already_done', id)
      const params = accept(declared.params, sent.params)
      const result = await replay(actor, { ...params, id })
      return outcomeOf(declared, result as Result)
    },
  }
}

type Telling<Result> = {
  answer?: Shape
  etag?: (result: Result) => string | number
  idOf?: (result: Result) => string
}

/** What leaves of a result: what is declared of it, and nothing more. */
function outcomeOf<Result>({ answer, etag, idOf }: Telling<Result>, result: Result): Outcome {
  return {
    body: answer ? answer.parse(result) : null,
    etag: etag ? `"${etag(result)}"` : null,
    targetId: idOf ? idOf(result) : null,
  }
}

/** Parses what was sent. What the database cannot keep would break a query, wherever it stands. */
function accept<S extends Shape>(schema: S | undefined, sent: unknown): z.output<S> {
  const broken = Object.entries(Object(sent)).flatMap(([name, value]) =>
    isStorable(value) ? [] : [[name, 'Leave out NUL and halves of characters.']],
  )
  if (broken.length > 0) {
    throw new Refusal('invalid_input', 'not storable', Object.fromEntries(broken))
  }
  return acceptInput(schema ?? (nothing as unknown as S), sent)
}

/**
 * Of a list that a misspelled parameter did not narrow, a program would take all for its answer; and of a policy that a
 * misspelled field did not change, somebody would believe that it holds.
 */
function refuseUnknown(known: Shape, names: readonly string[], what: string): void {
  const unknown = names.filter((name) => !Object.hasOwn(known.shape, name))
  if (unknown.length === 0) return
  const told = unknown.map((name) => [name, `There is no such ${what} here.`])
  throw new Refusal('invalid_input', `an unknown ${what}`, Object.fromEntries(told))
}

const namesIn = (body: unknown) => (Array.isArray(body) ? [] : Object.keys(Object(body)))

function acceptFields(item: Shape, query: URLSearchParams): readonly string[] | undefined {
  const fields = query.get('fields')
  return fields === null
    ? undefined
    : acceptInput(z.object({ fields: fieldsOf(item) }), { fields }).fields
}
