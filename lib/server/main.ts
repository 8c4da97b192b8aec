import { logConsole } from '@/lib/console-lines'
import type { Environment } from '@/lib/environment'
import { startMeasuring } from '@/lib/metrics/measuring'
import { startEngine } from '@/lib/oauth/engine/start-engine'
import { startTracing } from '@/lib/traces/start-tracing'
import { startBackground } from './background'
import { bootstrap } from './bootstrap'
import { printStartError } from './cannot-start'
import { loadFirstPage } from './first-page'
import type { Handlers } from './handlers'
import { Lifetime, StoppedEarly } from './lifetime'
import { closeServer, listen } from './listen'
import { startPages } from './pages'
import { portalFor } from './portal'
import { proxiesOf } from './proxy-settings'
import { requestHandler } from './request-handler'
import { prepareWelcome } from './welcome'

/**
 * Starts Keyturn: one process, one port. It listens first, so a port in use is reported at once,
 * and answers 503 until everything is ready. Ends the process when it cannot start.
 */
export async function run(environment: Environment): Promise<void> {
  if (environment.NODE_ENV === 'production') logConsole()
  const lifetime = new Lifetime()
  try {
    await start(environment, lifetime)
  } catch (error) {
    if (error instanceof StoppedEarly) await lifetime.end(0)
    printStartError(error)
    await lifetime.end(1)
  }
}

async function start(environment: Environment, lifetime: Lifetime): Promise<void> {
  lifetime.onStop(await startTracing(environment))
  const handlers: Handlers = { engine: null, pages: null }
  const proxies = proxiesOf(environment)
  const { server, port, at } = await listen(
    requestHandler({ lifetime, handlers, proxies }),
    environment,
  )
  await bootstrap(environment, { port, lifetime })
  await startMeasuring()
  handlers.engine = await startEngine({ portal: portalFor(handlers) })
  startBackground(lifetime)
  lifetime.throwIfStopping()
  handlers.pages = await startPages({ server, port, lifetime })
  const welcome = await prepareWelcome(environment)
  lifetime.onStop(() => closeServer(server))
  lifetime.serving()
  await welcome(at)
  if (environment.NODE_ENV !== 'production') return
  const loading = loadFirstPage(handlers.pages)
  lifetime.onStop(() => loading)
}
