import { DiagLogLevel, diag } from '@opentelemetry/api'
import { setGlobalErrorHandler } from '@opentelemetry/core'
import { MINUTE } from '@/lib/clock'
import { log } from '@/lib/log'

const EVERY_MS = MINUTE * 1000

/**
 * Logs what OpenTelemetry's packages say of failed exports and wrong settings, each at most once a minute:
 * a collector that is away must not fill the log.
 */
export function logTroubles(): void {
  const nextAt = new Map<string, number>()
  const isDue = (trouble: string) => {
    const at = performance.now()
    if (at < (nextAt.get(trouble) ?? 0)) return false
    nextAt.set(trouble, at + EVERY_MS)
    return true
  }
  const say = (text: string) => {
    // Counts, such as that of dropped spans, make the same trouble no other one.
    if (isDue(text.replaceAll(/\d+/g, ''))) log.warn({ trouble: text }, 'about traces')
  }
  const silent = () => {}
  diag.setLogger(
    { error: say, warn: say, info: silent, debug: silent, verbose: silent },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  )
  setGlobalErrorHandler((err) => {
    if (isDue('export')) log.warn({ err }, 'traces could not be sent')
  })
}
