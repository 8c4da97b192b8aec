import type { Engine } from '@/lib/oauth/engine/start-engine'
import type { PageHandler } from './pages'

/** The protocol engine, and Next's pages; null until they are ready. */
export type Handlers = { engine: Engine | null; pages: PageHandler | null }
