import { processWide } from '@/lib/process'

/** A step that a trace shows. Neither its name nor its attributes hold what a caller has sent. */
export type Step = {
  /** One of few: of a route, a statement, a sweep. Never with an id in it. */
  name: string
  kind: 'server' | 'client' | 'internal'
  /** By the names of OpenTelemetry's semantic conventions. */
  attributes?: Attributes
}

export type Attributes = Readonly<Record<string, string | number>>

/** A step that has begun. */
export type Span = {
  /** The id of its trace, in 32 hexadecimal digits. */
  traceId: string
  /** The headers by which a server that is asked now continues the trace (W3C Trace Context). */
  headers: () => Record<string, string>
  set: (attributes: Attributes) => void
  rename: (name: string) => void
  /** `failed` is the kind of the error, if it failed: a class, a code or a status. */
  end: (failed?: string) => void
}

/** What writes traces. */
export type Tracing = {
  /** Begins a step below the present one, or below that of a caller whose headers name one. */
  begin: (step: Step, headers?: Readonly<Record<string, unknown>>) => Span
  /** Runs `work` as a part of this step; null: of none. */
  within: <T>(span: Span | null, work: () => T) => T
  /** The present step; null outside of any. */
  present: () => Span | null
}

const holder = processWide<{ tracing: Tracing | null }>('tracing', () => ({ tracing: null }))

/** Sets what writes the traces of this process; null: nothing does. */
export function provideTracing(tracing: Tracing | null): void {
  holder.tracing = tracing
}

/** What writes traces; null if nothing does, which is the usual case and costs nothing. */
export function tracing(): Tracing | null {
  return holder.tracing
}

/** Does `work` as a step of the present trace, or as the first step of a new one. */
export function traced<T>(step: Step, work: (span: Span | null) => Promise<T>): Promise<T> {
  const { tracing } = holder
  return tracing ? tracedBy(tracing, step, work) : work(null)
}

/** The same, but outside of a trace nothing is written. `step` is made only if it is needed. */
export function tracedInside<T>(step: () => Step, work: () => Promise<T>): Promise<T> {
  const { tracing } = holder
  return tracing?.present() ? tracedBy(tracing, step(), work) : work()
}

/** Does `work` outside of the present trace: for work that several traces wait for together. */
export function outsideTraces<T>(work: () => T): T {
  return holder.tracing ? holder.tracing.within(null, work) : work()
}

async function tracedBy<T>(
  tracing: Tracing,
  step: Step,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const span = tracing.begin(step)
  try {
    const result = await tracing.within(span, () => work(span))
    span.end()
    return result
  } catch (error) {
    span.end(kindOf(error))
    throw error
  }
}

const CODE = /^[A-Z0-9][A-Z0-9_]{1,60}$/

/** A code, such as PostgreSQL's, or the class: the message of an error may hold values. */
function kindOf(error: unknown): string {
  const { code, name } = (error ?? {}) as Record<string, unknown>
  if (typeof code === 'string' && CODE.test(code)) return code
  return typeof name === 'string' ? name.slice(0, 100) : typeof error
}
