import { processWide } from '@/lib/process'
import type { FindClient } from './find-client'
import type { Provider } from './oidc-provider'

type Running = { provider: Provider; findClient: FindClient }

const holder = processWide<{ running: Running | null }>('engine', () => ({ running: null }))

/**
 * Called when the engine starts. Pages have their own copy of every module, and find the engine by
 * this.
 */
export function provideEngine(running: Running): void {
  holder.running = running
}

/**
 * The protocol engine of this process. Throws before it has started: a defect of the entry point.
 */
export function runningEngine(): Provider {
  return running().provider
}

/** Finds the engine's clients outside of its own requests. */
export function clientsOfEngine(): FindClient {
  return running().findClient
}

function running(): Running {
  if (!holder.running) throw new Error('lib/oauth: the engine was not started')
  return holder.running
}
