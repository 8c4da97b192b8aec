import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Registry } from 'prom-client'
import { config } from '@/lib/config'
import type { Observe, RequestOutcome } from './requests'

type Measuring = { registry: Registry; observe: Observe }

let measuring: Measuring | null = null

/**
 * Begins to measure requests, if somebody may read it (`KEYTURN_METRICS_TOKEN`). Otherwise the packages
 * are not loaded, and nothing is measured.
 */
export async function startMeasuring(): Promise<void> {
  if (!config().metricsToken || measuring) return
  const { makeRegistry } = await import('./registry')
  const { version } = JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8'))
  measuring = makeRegistry(version)
}

/** Whether somebody may read metrics. */
export function isMeasuring(): boolean {
  return measuring !== null
}

/** Counts a request that has ended, if somebody measures. `endpoint` is a name of a route. */
export function measureRequest(
  endpoint: string,
  { outcome, seconds }: { outcome: RequestOutcome; seconds: number },
): void {
  measuring?.observe(endpoint, outcome, seconds)
}

/** What is measured; null while nobody may read it. */
export function metricsRegistry(): Registry | null {
  return measuring?.registry ?? null
}
