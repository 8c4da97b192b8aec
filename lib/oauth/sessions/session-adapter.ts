import { type Adapter, Provider } from '../protocol/oidc-provider'
import type { Portal } from '../protocol/portal'
import { artifactAdapter } from '../tokens/artifact-adapter'
import { whoIsHere } from './who-is-here'

/**
 * How the engine stores its sessions. Each is bound to the portal session of the browser that it was
 * written for, and ends with it. One that is written where its person is not signed in is bound to
 * nothing, and is dead.
 */
export function sessionAdapter(portal: Portal): Adapter {
  const portalSessionOf = async (personId: string): Promise<Buffer | null> => {
    const here = Provider.ctx ? await whoIsHere(portal, Provider.ctx.req) : null
    return here?.personId === personId ? here.digest : null
  }
  const adapter = artifactAdapter('Session', async ({ accountId }) =>
    accountId === undefined ? null : portalSessionOf(accountId),
  )
  return {
    ...adapter,
    /** By its cookie, which opens nothing at a browser where its person is not signed in. */
    async find(id) {
      const payload = await adapter.find(id)
      if (payload?.accountId === undefined || !Provider.ctx) return payload
      return (await portalSessionOf(payload.accountId)) ? payload : undefined
    },
  }
}
