'use client'

import { useState } from 'react'
import { OfflineNote } from '@/components/apps/offline-note'
import { Name } from '@/components/ui/name'
import { TypedNameField } from '@/components/ui/typed-name-field'
import { ifStale, useAction } from '@/components/ui/use-action'
import { BlastRadius } from '@/components/usage/blast-radius'
import { isTypedName } from '@/lib/apps/app'
import type { RevocationPreview } from '@/lib/secrets/revocation-preview'
import type { SecretView } from '@/lib/secrets/secret'
import type { SecretActions, SecretsApp } from './actions'
import { type DialogControl, FormDialog } from './form-dialog'
import { RevokeChoiceFields, useRevokeChoice } from './revoke-choice'
import { SecretFacts } from './secret-facts'

type RevokeDialogProps = DialogControl & {
  app: SecretsApp
  revocation: RevocationPreview
  revoke: SecretActions['revoke']
  onRevoked: (secret: SecretView) => void
  /** The dialog was out of date: read the secret again. */
  onStale: () => void
}

/** Shows when and from where the secret was last used. After a recent use it asks for more. */
export function RevokeDialog(props: RevokeDialogProps) {
  const { app, revocation, revoke, onRevoked, onStale, ...control } = props
  const { secret, usedRecently, lastActive } = revocation
  const [typedName, setTypedName] = useState('')
  const choosing = useRevokeChoice()
  const { reason, endTokens } = choosing.choice
  const { call, pending, error } = useAction(revoke, { onError: ifStale(onStale) })

  async function onSubmit() {
    const options = { endTokens, ...(reason ? { reason } : {}) }
    const typed = usedRecently ? { typedName } : {}
    const revoked = await call({ secretId: secret.id, ...options, ...typed })
    if (revoked) onRevoked(revoked)
  }

  return (
    <FormDialog
      {...control}
      pending={pending}
      error={error}
      onSubmit={onSubmit}
      title={`Revoke ${secret.name}?`}
      description={
        usedRecently
          ? 'It was used within the last 24 hours. Something that runs now probably depends on it.'
          : secret.use
            ? 'It is refused from that moment on.'
            : 'It was never used. If it is the new one that is being rolled out, revoke the other one.'
      }
      tone="danger"
      confirm="Revoke"
      ready={!usedRecently || isTypedName(app, typedName)}
    >
      <SecretFacts app={app} secret={secret} />
      <BlastRadius appId={app.id} of={{ secret: secret.id }} />
      {lastActive || usedRecently ? (
        <Consequence app={app} revocation={revocation} endTokens={endTokens} />
      ) : null}
      <RevokeChoiceFields {...choosing} />
      {endTokens ? <OfflineNote life={app.offline} /> : null}
      {usedRecently ? (
        <TypedNameField expected={app.name} value={typedName} onValueChange={setTypedName} />
      ) : null}
    </FormDialog>
  )
}

type ConsequenceProps = Pick<RevokeDialogProps, 'app' | 'revocation'> & { endTokens: boolean }

function Consequence({ app, revocation, endTokens }: ConsequenceProps) {
  return (
    <div className="flex flex-col gap-1 rounded-lg border border-danger/25 bg-danger-soft px-3.5 py-3">
      {revocation.lastActive ? (
        <p className="font-medium">
          This is the last active secret: <Name>{app.name}</Name>{' '}
          {app.hasKeys
            ? 'authenticates with its public keys only from then on.'
            : 'can no longer authenticate without it.'}
        </p>
      ) : null}
      <p>
        {revocation.usedRecently
          ? `Whatever still sends it is refused from that moment on${endTokens ? ', and so is every token minted with it' : ''}.`
          : 'Generate a new secret first if the app is still needed.'}
      </p>
    </div>
  )
}
