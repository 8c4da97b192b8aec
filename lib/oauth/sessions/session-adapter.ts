import type { AwaitedForm } from '../engine/seams/session'
import { type Adapter, Provider } from '../protocol/oidc-provider'
import type { Portal } from '../protocol/portal'
import { artifactAdapter } from '../tokens/artifact-adapter'
import { keepForm } from './form-cookie'
import { whoIsHere } from './who-is-here'

/**
 * The engine's storage for its sessions. Each is bound to the portal session of its browser, and
 * ends with it. If its person is not signed in to the portal, it is bound to nothing and is dead.
 * The session of nobody is not stored: the browser keeps the form that the engine expects of it.
 */
export function sessionAdapter(portal: Portal): Adapter {
  const portalSessionOf = async (personId: string): Promise<Buffer | null> => {
    const here = Provider.ctx ? await whoIsHere(portal, Provider.ctx) : null
    return here?.personId === personId ? here.digest : null
  }
  const adapter = artifactAdapter('Session', async ({ accountId }) =>
    accountId === undefined ? null : portalSessionOf(accountId),
  )
  return {
    ...adapter,
    async upsert(id, payload, ttlSeconds) {
      if (payload.accountId === undefined) keepForm(payload.state as AwaitedForm | undefined)
      else await adapter.upsert(id, payload, ttlSeconds)
    },
    async destroy(id) {
      keepForm(undefined)
      await adapter.destroy(id)
    },
    /** By the cookie. At a browser where its person is not signed in, it finds nothing. */
    async find(id) {
      const payload = await adapter.find(id)
      if (payload?.accountId === undefined || !Provider.ctx) return payload
      return (await portalSessionOf(payload.accountId)) ? payload : undefined
    },
  }
}
