'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useStepUpFirst } from '@/components/ui/step-up'
import type { SecretView } from '@/lib/secrets/secret'
import type { SecretActions, ShownSecret } from './actions'
import { useOpened } from './use-opened'
import { useRevoke } from './use-revoke'

const ENDS_TOKENS = 'it and its tokens are refused from now on.'
const KEEPS_TOKENS = 'it is refused from now on, and its tokens work until they expire.'

/** The actions of the section, and what they show. */
export function useSecretLife(actions: SecretActions) {
  const router = useRouter()
  const first = useStepUpFirst()
  const heading = useRef<HTMLHeadingElement>(null)
  const [notice, setNotice] = useState<string | null>(null)
  const { opened, show, forgetOpener, control } = useOpened(() => heading.current)
  useRefreshOnReturn(opened === null)

  const onIssued = (shown: ShownSecret) => {
    show({ what: 'shown', shown })
    router.refresh()
  }
  const onRevoked = ({ name, retirement }: SecretView) => {
    forgetOpener()
    control.onClose()
    heading.current?.focus()
    const tokens = retirement === 'revoked_keeping_tokens' ? KEEPS_TOKENS : ENDS_TOKENS
    setNotice(`${name} was revoked: ${tokens}`)
    router.refresh()
  }
  const revoke = useRevoke(actions, {
    ask: (revocation) => show({ what: 'revoke', revocation }, `revoke-${revocation.secret.id}`),
    revoked: onRevoked,
    stale: router.refresh,
  })
  const lookAgain = async (secretId: string) => {
    router.refresh()
    const revocation = await revoke.inspectAgain({ secretId })
    if (revocation) show({ what: 'revoke', revocation })
  }
  const begin = (what: 'generate' | 'regenerate') => {
    setNotice(null)
    show({ what }, what)
    // The dialog says how the secrets are used, which changes while the page is open.
    if (what === 'regenerate') router.refresh()
  }
  return {
    heading,
    notice,
    pendingId: revoke.pendingId,
    error: opened ? null : revoke.error,
    generate: () => first(() => begin('generate')),
    regenerate: () => first(() => begin('regenerate')),
    revoke: (secret: SecretView) => {
      setNotice(null)
      first(() => void revoke.press(secret))
    },
    dialogs: { opened, control, onIssued, onRevoked, lookAgain, refresh: router.refresh },
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
