'use client'

import { useState } from 'react'
import { ifStale, useAction } from '@/components/ui/use-action'
import type { RevocationPreview } from '@/lib/secrets/revocation-preview'
import type { SecretView } from '@/lib/secrets/secret'
import type { SecretActions } from './actions'

type Called = { secretId: string }

/**
 * What the buttons of a row do. Revoke reads the secret's use again, since that changes while the page
 * is open, and always asks. Resume and the cancelling of a planned end are done at once.
 */
export function useRowActions(
  actions: Pick<SecretActions, 'inspect' | 'resume' | 'cancelEnd'>,
  on: {
    ask: (revocation: RevocationPreview) => void
    resumed: (secret: SecretView) => void
    cancelled: (secret: SecretView) => void
    stale: () => void
  },
) {
  const [pendingId, setPendingId] = useState<string | null>(null)
  const inspect = useAction(actions.inspect, { onError: ifStale(on.stale) })
  const resume = useAction(actions.resume, { onError: ifStale(on.stale) })
  const cancelEnd = useAction(actions.cancelEnd, { onError: ifStale(on.stale) })
  const all = [inspect, resume, cancelEnd]

  async function run<T>({ id: secretId }: SecretView, call: (called: Called) => Promise<T | null>) {
    if (pendingId) return null
    for (const action of all) action.forget()
    setPendingId(secretId)
    const value = await call({ secretId })
    setPendingId(null)
    return value
  }

  return {
    pendingId,
    inspectAgain: inspect.call,
    error: all.find(({ error }) => error)?.error ?? null,
    async revoke(secret: SecretView) {
      const revocation = await run(secret, inspect.call)
      if (revocation) on.ask(revocation)
    },
    async resume(secret: SecretView) {
      const resumed = await run(secret, resume.call)
      if (resumed) on.resumed(resumed)
    },
    async cancelEnd(secret: SecretView) {
      const cancelled = await run(secret, cancelEnd.call)
      if (cancelled) on.cancelled(cancelled)
    },
  }
}
