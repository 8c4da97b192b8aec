import { processWide } from '@/lib/process'
import type { Provider } from './protocol'

const running = processWide<{ provider: Provider | null }>('engine', () => ({ provider: null }))

/** Called when the engine starts, so that pages, which have their own copy of every module, meet it. */
export function provideEngine(provider: Provider): void {
  running.provider = provider
}

/** The protocol engine of this process. Throws before it was started: a defect of the entry point. */
export function runningEngine(): Provider {
  if (!running.provider) throw new Error('lib/oauth: the engine was not started')
  return running.provider
}
