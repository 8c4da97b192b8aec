'use client'

import { useState } from 'react'
import type { Revocation } from '@/lib/secrets/revocation'
import type { SecretView } from '@/lib/secrets/secret'
import type { SecretDoors } from './doors'
import { useDoor } from './use-door'

/**
 * What pressing Revoke in a row does: look again how the secret is used, since that moves while
 * the page is open. Never used, and not the last one: it ends at once. Otherwise `ask` is called
 * with what was found.
 */
export function useRevoke(
  doors: Pick<SecretDoors, 'inspect' | 'revoke'>,
  on: {
    ask: (revocation: Revocation) => void
    revoked: (secret: SecretView) => void
    stale: () => void
  },
) {
  const [pendingId, setPendingId] = useState<string | null>(null)
  const inspect = useDoor(doors.inspect, on.stale)
  const revoke = useDoor(doors.revoke, on.stale)

  async function press({ id: secretId }: SecretView) {
    if (pendingId) return
    revoke.forget()
    setPendingId(secretId)
    const revocation = await inspect.knock({ secretId })
    const harmless = revocation?.secret.use === null && !revocation.lastActive
    const revoked = harmless ? await revoke.knock({ secretId }) : null
    setPendingId(null)
    if (revoked) on.revoked(revoked)
    else if (revocation && !harmless) on.ask(revocation)
  }

  return {
    press,
    pendingId,
    inspectAgain: inspect.knock,
    trouble: inspect.trouble ?? revoke.trouble,
  }
}
