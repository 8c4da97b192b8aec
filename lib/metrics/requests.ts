import { Histogram, type Registry } from 'prom-client'

/** How a request ended. */
export type RequestOutcome = 'ok' | 'redirected' | 'refused' | 'limited' | 'failed' | 'aborted'

/** A token takes a millisecond or two, a page some ten, and a statement ends after ten seconds. */
const BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export type Observe = (endpoint: string, outcome: RequestOutcome, seconds: number) => void

/**
 * Registers the histogram of requests, and answers what observes one. The labels of each endpoint and
 * outcome are bound at its first request: a later one looks that up and makes nothing.
 */
export function observeRequests(registry: Registry): Observe {
  const durations = new Histogram({
    name: 'keyturn_http_request_duration_seconds',
    help: 'Requests by endpoint and outcome: how many, and how long they took.',
    labelNames: ['endpoint', 'outcome'],
    buckets: BUCKETS_SECONDS,
    registers: [registry],
  })
  type Bound = ReturnType<typeof durations.labels>
  const bound = new Map<string, Map<RequestOutcome, Bound>>()
  const bind = (endpoint: string, outcome: RequestOutcome): Bound => {
    const outcomes = bound.get(endpoint) ?? new Map<RequestOutcome, Bound>()
    const child = durations.labels(endpoint, outcome)
    bound.set(endpoint, outcomes.set(outcome, child))
    return child
  }
  return (endpoint, outcome, seconds) => {
    const child = bound.get(endpoint)?.get(outcome) ?? bind(endpoint, outcome)
    child.observe(seconds)
  }
}
