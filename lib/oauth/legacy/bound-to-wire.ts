import { CAME_BY_LEGACY } from '../protocol/legacy-mark'
import { type Adapter, type AdapterPayload, Provider } from '../protocol/oidc-provider'
import { byOldWire } from '../request/old-wire'

/**
 * Codes that are redeemed on the wire on which they were asked for, and found on no other. So an
 * app that redeems as RFC 6749 says never takes a code that was made without PKCE.
 */
export function boundToWire(codes: Adapter): Adapter {
  return {
    ...codes,
    upsert(id, payload, ttlSeconds) {
      const isOld = Provider.ctx?.oidc.params?.keyturn === CAME_BY_LEGACY
      return codes.upsert(id, isOld ? { ...payload, wire: CAME_BY_LEGACY } : payload, ttlSeconds)
    },
    async find(id) {
      const code = (await codes.find(id)) as (AdapterPayload & { wire?: string }) | undefined
      const isOld = code?.wire === CAME_BY_LEGACY
      return isOld === (byOldWire.get() === true) ? code : undefined
    },
  }
}
