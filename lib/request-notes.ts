import { AsyncLocalStorage } from 'node:async_hooks'
import { processWide } from '@/lib/process'

/** What the log says of a request at a machine's endpoint. It never holds a value that opens anything. */
export type TokenUse = {
  /** The client's id. */
  client?: string | undefined
  /** The public id of the secret that authenticated it. */
  secret?: string | undefined
  /** The id of the public key that authenticated it. */
  key?: string | undefined
  grantType?: string | undefined
  scope?: string | undefined
  audience?: string | string[] | undefined
  /** For whom a token speaks: a person, or the app itself. */
  subject?: 'person' | 'app' | undefined
  /** What the introspection answered. */
  active?: boolean | undefined
  /** The error code of the answer (RFC 6749 §5.2), and the reason for it. */
  refused?: string | undefined
  reason?: string | undefined
}

/** An error of ours that somebody caught, and the sentence for its log line. */
export type Failure = { err: unknown; sentence: string }

/** What the steps of one request leave for its log lines. */
export type RequestNotes = {
  requestId: string
  /** The trace that the request is a part of, if traces are written. */
  traceId?: string
  /** The template of its path, where only who answers it knows that. */
  route?: string
  /** The id of the person whom the request is about, as far as it is known. */
  account?: string | undefined
  use?: TokenUse
  /** The first defect. The line of the answer carries it. */
  failure?: Failure
  /** The first thing that a framework wrote to the console. */
  output?: Failure
  /** The answer has ended, and its lines are written. */
  over?: boolean
}

const current = processWide('request-notes', () => new AsyncLocalStorage<RequestNotes>())

/** Runs `work` as the request of these notes, with everything that it awaits. */
export function withRequestNotes<T>(notes: RequestNotes, work: () => T): T {
  return current.run(notes, work)
}

/** The notes of the present request; undefined outside of one. */
export function requestNotes(): RequestNotes | undefined {
  return current.getStore()
}

/** Notes the template of the request's path, which holds names of its parts and never their values. */
export function noteRoute(route: string | undefined): void {
  const notes = current.getStore()
  if (notes && route !== undefined) notes.route = route
}

/** Notes whom the request is about, so that a refusal names the account. Takes an id, never an email. */
export function noteAccount(personId: string | undefined): void {
  const notes = current.getStore()
  if (notes) notes.account = personId
}

/** Notes how tokens were used. What is noted later adds to it. */
export function noteTokenUse(use: TokenUse): void {
  const notes = current.getStore()
  if (notes) notes.use = { ...notes.use, ...use }
}
