import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type Context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import type { Span, Tracing } from '@/lib/tracing'

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  internal: SpanKind.INTERNAL,
} as const

const propagator = new W3CTraceContextPropagator()

/**
 * Writes the steps of traces as spans of `tracer`. With `continuesTraces`, a `traceparent` names the
 * caller's span, as W3C Trace Context says; one that cannot be read is ignored.
 */
export function tracingBy(
  tracer: Tracer,
  { continuesTraces }: { continuesTraces: boolean },
): Tracing {
  const current = new AsyncLocalStorage<Span | null>()
  const contexts = new WeakMap<Span, Context>()
  const present = () => current.getStore() ?? null
  const contextAbove = (headers?: Readonly<Record<string, unknown>>): Context => {
    if (headers && continuesTraces)
      return propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter)
    const span = headers ? null : present()
    return (span && contexts.get(span)) ?? ROOT_CONTEXT
  }
  return {
    begin({ name, kind, attributes }, headers) {
      const above = contextAbove(headers)
      const options = { kind: KINDS[kind], ...(attributes ? { attributes } : {}) }
      const written = tracer.startSpan(name, options, above)
      const context = trace.setSpan(above, written)
      const span: Span = {
        traceId: written.spanContext().traceId,
        headers() {
          const carrier: Record<string, string> = {}
          if (continuesTraces) propagator.inject(context, carrier, defaultTextMapSetter)
          return carrier
        },
        set: (more) => void written.setAttributes(more),
        rename: (to) => void written.updateName(to),
        end(failed) {
          if (failed !== undefined) {
            written.setAttribute('error.type', failed)
            written.setStatus({ code: SpanStatusCode.ERROR })
          }
          written.end()
        },
      }
      contexts.set(span, context)
      return span
    },
    within: (span, work) => current.run(span, work),
    present,
  }
}
