import type { Environment } from '@/lib/environment'
import { log } from '@/lib/log'
import { provideTracing } from '@/lib/tracing'

/**
 * Begins to write traces, if the environment says where they go. Otherwise no package of
 * OpenTelemetry's SDK is loaded. Answers a function that sends what is left and ends it.
 */
export async function startTracing(environment: Environment): Promise<() => Promise<void>> {
  const {
    OTEL_SDK_DISABLED: isDisabled,
    OTEL_EXPORTER_OTLP_ENDPOINT: anywhere,
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: endpoint = anywhere,
  } = environment
  if (isDisabled || !endpoint) return async () => {}
  const { makeTracing } = await import('./make-tracing')
  const { tracing, stop } = makeTracing(environment)
  provideTracing(tracing)
  return async () => {
    provideTracing(null)
    // A collector that is away costs its traces, and no stop.
    await stop().catch((err) => log.warn({ err }, 'the last traces could not be sent'))
  }
}
