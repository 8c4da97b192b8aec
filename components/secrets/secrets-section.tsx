'use client'

import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { useToast } from '@/components/ui/toast'
import { now } from '@/lib/clock'
import { defaultSecretName, type SecretView } from '@/lib/secrets/secret'
import { ActiveSecrets } from './active-secrets'
import type { SecretDoors, SecretsApp, ShownSecret } from './doors'
import { GenerateDialog } from './generate-dialog'
import { NoActiveSecret, NoSecretsYet } from './no-secrets'
import { OneTimeDialog } from './one-time-dialog'
import { RegenerateDialog } from './regenerate-dialog'
import { RetiredSecrets } from './retired-secrets'
import { RevokeDialog } from './revoke-dialog'
import { SecretsHeader } from './secrets-header'
import { TroubleNote } from './trouble-note'
import { useOpened } from './use-opened'
import { useRevoke } from './use-revoke'

type SecretsSectionProps = {
  app: SecretsApp
  secrets: readonly SecretView[]
  tokenUrl: string
  doors: SecretDoors
}

/** The life of an app's secrets: the table, and the dialogs in which it goes on. */
export function SecretsSection({ app, secrets, tokenUrl, doors }: SecretsSectionProps) {
  const router = useRouter()
  const toast = useToast()
  const heading = useRef<HTMLHeadingElement>(null)
  const { opened, show, forgetOpener, dialog } = useOpened(() => heading.current)
  const active = secrets.filter(({ status }) => status === 'active' || status === 'expiring')
  const retired = secrets.filter((secret) => !active.includes(secret))

  const refresh = () => router.refresh()
  const onIssued = (shown: ShownSecret) => {
    show({ what: 'shown', shown })
    refresh()
  }
  const onRevoked = (secret: SecretView) => {
    const wasLast = active.every(({ id }) => id === secret.id)
    forgetOpener()
    dialog.onClose()
    heading.current?.focus()
    toast(`${secret.name} was revoked.${wasLast ? ` ${app.name} can no longer authenticate.` : ''}`)
    refresh()
  }
  const revocation = useRevoke(doors, {
    ask: (found) => show({ what: 'revoke', revocation: found }, `revoke-${found.secret.id}`),
    revoked: onRevoked,
    trouble: refresh,
  })
  const lookAgain = async (secretId: string) => {
    refresh()
    const found = await revocation.inspectAgain({ secretId })
    if (found) show({ what: 'revoke', revocation: found })
  }
  const issuing = {
    app,
    defaultName: defaultSecretName(secrets, now()),
    onIssued,
    onTrouble: refresh,
    ...dialog,
  }

  return (
    <section aria-labelledby="oauth-secrets" className="flex flex-col gap-4">
      <SecretsHeader
        app={app}
        active={active}
        bare={secrets.length === 0}
        heading={heading}
        onGenerate={() => show({ what: 'generate' }, 'generate')}
        onRegenerate={() => show({ what: 'regenerate' }, 'regenerate')}
      />
      <TroubleNote trouble={opened ? null : revocation.trouble} />
      {secrets.length === 0 ? (
        <NoSecretsYet app={app} onGenerate={() => show({ what: 'generate' }, 'generate')} />
      ) : null}
      {active.length > 0 ? (
        <ActiveSecrets
          secrets={active}
          pendingId={revocation.pendingId}
          {...(app.mayChange ? { onRevoke: revocation.press } : {})}
        />
      ) : secrets.length > 0 ? (
        <NoActiveSecret app={app} />
      ) : null}
      <RetiredSecrets secrets={retired} />

      {opened?.what === 'generate' ? <GenerateDialog {...issuing} issue={doors.issue} /> : null}
      {opened?.what === 'regenerate' ? (
        <RegenerateDialog {...issuing} active={active} regenerate={doors.regenerate} />
      ) : null}
      {opened?.what === 'revoke' ? (
        <RevokeDialog
          {...dialog}
          app={app}
          revocation={opened.revocation}
          revoke={doors.revoke}
          onRevoked={onRevoked}
          onTrouble={() => lookAgain(opened.revocation.secret.id)}
        />
      ) : null}
      {opened?.what === 'shown' ? (
        <OneTimeDialog
          {...dialog}
          app={app}
          shown={opened.shown}
          tokenUrl={tokenUrl}
          onUsed={refresh}
        />
      ) : null}
    </section>
  )
}
