/** Where the engine keeps things when nobody says where: in memory, a thousand of them. */
declare module 'oidc-provider/lib/adapters/memory_adapter.js' {
  import type { Adapter } from 'oidc-provider'

  type MemoryAdapter = Adapter
  const MemoryAdapter: new (kind: string, storage: Map<string, unknown>) => Adapter
  export default MemoryAdapter
}
