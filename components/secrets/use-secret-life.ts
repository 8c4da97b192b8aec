'use client'

import { useEffect, useRef, useState } from 'react'
import { useStepUpFirst } from '@/components/ui/step-up'
import { useRouter } from '@/components/ui/use-router'
import type { SecretView } from '@/lib/secrets/secret'
import type { SealedSecret, SecretActions, ShownSecret } from './actions'
import { cancelledNotice, pausedNotice, resumedNotice, revokedNotice } from './notices'
import { useOpened } from './use-opened'
import { useRowActions } from './use-row-actions'

/** The actions of the section, and what they show. */
export function useSecretLife(actions: SecretActions) {
  const router = useRouter()
  const first = useStepUpFirst()
  const heading = useRef<HTMLHeadingElement>(null)
  const [notice, setNotice] = useState<string | null>(null)
  const { opened, show, forgetOpener, control } = useOpened(() => heading.current)
  useRefreshOnReturn(opened === null)

  // The answer of each action that changes something brings the page along.
  const onIssued = (issued: ShownSecret | SealedSecret) =>
    show('jwe' in issued ? { what: 'sealed', sealed: issued } : { what: 'shown', shown: issued })
  const onRevoked = (secret: SecretView) => {
    forgetOpener()
    control.onClose()
    heading.current?.focus()
    setNotice(revokedNotice(secret))
  }
  const onPaused = (secret: SecretView) => {
    control.onClose()
    setNotice(pausedNotice(secret))
  }
  const row = useRowActions(actions, {
    ask: (revocation) => show({ what: 'revoke', revocation }, `revoke-${revocation.secret.id}`),
    resumed: (secret) => setNotice(resumedNotice(secret)),
    cancelled: (secret) => setNotice(cancelledNotice(secret)),
    stale: router.refresh,
  })
  const lookAgain = async (secretId: string) => {
    router.refresh()
    const revocation = await row.inspectAgain({ secretId })
    if (revocation) show({ what: 'revoke', revocation })
  }
  const begin = (what: 'generate' | 'regenerate') => {
    setNotice(null)
    show({ what }, what)
  }
  const quietly = (act: (secret: SecretView) => void) => (secret: SecretView) => {
    setNotice(null)
    first(() => act(secret))
  }
  return {
    heading,
    notice,
    error: opened ? null : row.error,
    generate: () => first(() => begin('generate')),
    regenerate: () => first(() => begin('regenerate')),
    row: {
      pendingId: row.pendingId,
      onRevoke: quietly(row.revoke),
      onPause: quietly((secret) => show({ what: 'pause', secret }, `pause-${secret.id}`)),
      onResume: quietly(row.resume),
      onCancelEnd: quietly(row.cancelEnd),
    },
    dialogs: { opened, control, onIssued, onPaused, onRevoked, lookAgain, refresh: router.refresh },
  }
}

/** A secret is used in another window, such as a terminal. Reload on the way back. */
function useRefreshOnReturn(mayRefresh: boolean): void {
  const router = useRouter()
  useEffect(() => {
    if (!mayRefresh) return
    // Offline, the router would leave the page.
    const refresh = () => {
      if (navigator.onLine) router.refresh()
    }
    window.addEventListener('focus', refresh)
    return () => window.removeEventListener('focus', refresh)
  }, [mayRefresh, router])
}
