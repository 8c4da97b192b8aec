import { type Step, tracedInside } from '@/lib/tracing'

/** What `pg` takes as a statement: its text, or an object with it. */
export type Asked = string | { name?: string; text?: string }

/** The method `query` of `pg`. It answers nothing to who calls it with a callback. */
export type Query = (...args: unknown[]) => Promise<unknown> | undefined

const FIRST_WORD = /^\s*(?:--.*\n\s*)*([a-z]+)/i
/** A function after FROM, as in `extract(epoch FROM now())`, is none. */
const TABLE = /\b(?:INTO|UPDATE|FROM(?!\s+\w+\())\s+(?:"?\w+"?\.)?"?([a-z]\w*)"?/i

/**
 * Says what a statement is about, without its values: its name, or its verb and its first table, as
 * OpenTelemetry's `db.query.summary` has it.
 */
export function summaryOf(asked: Asked): string {
  const { name, text = '' } = typeof asked === 'string' ? { text: asked } : asked
  if (name) return name
  const verb = FIRST_WORD.exec(text)?.[1]?.toUpperCase() ?? 'query'
  const table = TABLE.exec(text)?.[1]
  return table ? `${verb} ${table}` : verb
}

/** Shows a query in the trace of whoever asks. Outside of a trace nothing is written. */
export function tracedQuery<T>(asked: Asked, work: () => Promise<T>): Promise<T> {
  return tracedInside(() => stepOf(asked), work)
}

/** The same for a method of `pg`. A pool calls its connection with a callback, and has shown that query. */
export function tracingQueries(query: Query): Query {
  return (...args) => {
    const isCalledBack = args.some((one) => typeof one === 'function')
    if (isCalledBack) return query(...args)
    return tracedQuery(args[0] as Asked, () => query(...args) as Promise<unknown>)
  }
}

function stepOf(asked: Asked): Step {
  const name = summaryOf(asked)
  const attributes = { 'db.system.name': 'postgresql', 'db.query.summary': name }
  return { name, kind: 'client', attributes }
}
