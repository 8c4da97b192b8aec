import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js'
import { REGISTRATION, serveOrdinaryEngine } from './ordinary-engine'

// The yardstick: oidc-provider as it comes, one client in its configuration, tokens in memory (as
// many as there are, where it keeps a thousand). It forgets everything at the next start and cannot
// be run twice.

const memory = new Map<string, unknown>()

serveOrdinaryEngine((kind) => new MemoryAdapter(kind, memory), [REGISTRATION])
