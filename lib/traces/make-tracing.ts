import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseKeyPairsIntoRecord } from '@opentelemetry/core'
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
  serviceInstanceIdDetector,
} from '@opentelemetry/resources'
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base'
import type { Environment } from '@/lib/environment'
import type { Tracing } from '@/lib/tracing'
import { logTroubles } from './log-troubles'
import { tracingBy } from './tracing-by'

/**
 * What writes traces and sends them by OTLP over HTTP, and a function that sends the rest. Address,
 * headers, sampler, limits and batches are settings that OpenTelemetry's packages read themselves.
 * It is not made the global provider: Next would then add spans with whole addresses, queries included.
 */
export function makeTracing({
  OTEL_EXPORTER_OTLP_PROTOCOL: usual,
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: protocol = usual,
  OTEL_EXPORTER_OTLP_HEADERS: headers,
  OTEL_PROPAGATORS: propagators,
}: Environment): { tracing: Tracing; stop: () => Promise<void> } {
  logTroubles()
  const Exporter = protocol === 'http/json' ? JsonExporter : ProtobufExporter
  // It may stand in a file, of which the packages know nothing.
  const exporter = new Exporter(headers ? { headers: parseKeyPairsIntoRecord(headers) } : {})
  const { version } = JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8'))
  const provider = new BasicTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'keyturn', 'service.version': version }))
      .merge(detectResources({ detectors: [serviceInstanceIdDetector, envDetector] })),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  })
  return {
    tracing: tracingBy(provider.getTracer('keyturn', version), {
      continuesTraces: propagators.includes('tracecontext'),
    }),
    stop: () => provider.shutdown(),
  }
}
