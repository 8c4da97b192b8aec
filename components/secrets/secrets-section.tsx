'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { Banner } from '@/components/ui/banner'
import type { SecretView } from '@/lib/secrets/secret'
import type { SecretActions, SecretsApp, ShownSecret } from './actions'
import { ActiveSecrets } from './active-secrets'
import { ErrorNote } from './error-note'
import { KeepsNoSecret } from './keeps-no-secret'
import { NoActiveSecret, NoSecretsYet } from './no-secrets'
import { RetiredSecrets } from './retired-secrets'
import { SecretDialogs } from './secret-dialogs'
import { SecretsHeader } from './secrets-header'
import { useOpened } from './use-opened'
import { useRevoke } from './use-revoke'

type SecretsSectionProps = {
  app: SecretsApp
  secrets: readonly SecretView[]
  tokenUrl: string
  actions: SecretActions
}

/** An app's secrets: the tables, and the dialogs that change them. */
export function SecretsSection({ app, secrets, tokenUrl, actions }: SecretsSectionProps) {
  const life = useSecretLife(actions)
  const active = secrets.filter(({ status }) => status === 'active' || status === 'expiring')
  const retired = secrets.filter((secret) => !active.includes(secret))
  return (
    <section aria-labelledby="oauth-secrets" className="flex flex-col gap-4">
      <SecretsHeader
        app={app}
        active={active}
        heading={life.heading}
        bare={secrets.length === 0 || app.secretless !== null}
        onGenerate={life.generate}
        onRegenerate={life.regenerate}
      />
      <div role="status" className="empty:hidden">
        {life.notice ? <Banner tone="good">{life.notice}</Banner> : null}
      </div>
      <ErrorNote error={life.error} />
      {secrets.length === 0 && !app.secretless ? (
        <NoSecretsYet app={app} onGenerate={life.generate} />
      ) : null}
      {app.secretless ? <KeepsNoSecret app={app} /> : null}
      {!app.secretless && secrets.length > 0 && active.length === 0 ? (
        <NoActiveSecret app={app} />
      ) : null}
      {active.length > 0 ? (
        <ActiveSecrets
          secrets={active}
          pendingId={life.pendingId}
          {...(app.mayChange ? { onRevoke: life.revoke } : {})}
        />
      ) : null}
      <RetiredSecrets secrets={retired} />
      <SecretDialogs
        app={app}
        secrets={secrets}
        active={active}
        tokenUrl={tokenUrl}
        actions={actions}
        {...life.dialogs}
      />
    </section>
  )
}

const ENDS_TOKENS = 'it and its tokens are refused from now on.'
const KEEPS_TOKENS = 'it is refused from now on, and its tokens work until they expire.'

/** The actions of the section, and what they show. */
function useSecretLife(actions: SecretActions) {
  const router = useRouter()
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
    generate: () => begin('generate'),
    regenerate: () => begin('regenerate'),
    revoke: (secret: SecretView) => {
      setNotice(null)
      void revoke.press(secret)
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
