'use client'

import { useState } from 'react'
import { ifStale, useAction } from '@/components/ui/use-action'
import type { RevocationPreview } from '@/lib/secrets/revocation-preview'
import type { SecretView } from '@/lib/secrets/secret'
import type { SecretActions } from './actions'

/**
 * What the Revoke button of a row does. It reads the secret's use again, since that changes while
 * the page is open. A secret that was never used and is not the last one is revoked at once.
 * Otherwise `ask` is called with what was read.
 */
export function useRevoke(
  actions: Pick<SecretActions, 'inspect' | 'revoke'>,
  on: {
    ask: (revocation: RevocationPreview) => void
    revoked: (secret: SecretView) => void
    stale: () => void
  },
) {
  const [pendingId, setPendingId] = useState<string | null>(null)
  const inspect = useAction(actions.inspect, { onError: ifStale(on.stale) })
  const revoke = useAction(actions.revoke, { onError: ifStale(on.stale) })

  async function press({ id: secretId }: SecretView) {
    if (pendingId) return
    revoke.forget()
    setPendingId(secretId)
    const revocation = await inspect.call({ secretId })
    const harmless = revocation?.secret.use === null && !revocation.lastActive
    const revoked = harmless ? await revoke.call({ secretId }) : null
    setPendingId(null)
    if (revoked) on.revoked(revoked)
    else if (revocation && !harmless) on.ask(revocation)
  }

  return {
    press,
    pendingId,
    inspectAgain: inspect.call,
    error: inspect.error ?? revoke.error,
  }
}
