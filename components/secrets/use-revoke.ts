'use client'

import { useState } from 'react'
import { ifStale, useAction } from '@/components/ui/use-action'
import type { RevocationPreview } from '@/lib/secrets/revocation-preview'
import type { SecretView } from '@/lib/secrets/secret'
import type { SecretActions } from './actions'

/**
 * What pressing Revoke in a row does: look again how the secret is used, since that moves while
 * the page is open. Never used, and not the last one: it ends at once. Otherwise `ask` is called
 * with what was found.
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
