import { Registry } from 'prom-client'
import { describeDatabase } from './database-metrics'
import { describeProcess } from './process-metrics'
import { type Observe, observeRequests } from './requests'

/** Everything that `/metrics` tells of this process, and what counts a request. */
export function makeRegistry(version: string): { registry: Registry; observe: Observe } {
  const registry = new Registry()
  describeProcess(registry, version)
  describeDatabase(registry)
  return { registry, observe: observeRequests(registry) }
}
