'use client'

import { type SubmitEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogContent, DialogRoot } from '@/components/ui/dialog'
import { Facts } from '@/components/ui/panel'
import { exactTime, relativeTime } from '@/components/ui/time'
import { TypedNameField } from '@/components/ui/typed-name-field'
import { isTypedName } from '@/lib/apps/app'
import { now } from '@/lib/clock'
import type { Revocation } from '@/lib/secrets/revocation'
import type { SecretUseView, SecretView } from '@/lib/secrets/secret'
import type { SecretDoors, SecretsApp } from './doors'
import { TroubleNote } from './trouble-note'
import { useDoor } from './use-door'

type RevokeDialogProps = {
  app: SecretsApp
  revocation: Revocation
  revoke: SecretDoors['revoke']
  open: boolean
  onClose: () => void
  onClosed: () => void
  onRevoked: (secret: SecretView) => void
  /** It was not as the dialog said: read it anew. */
  onTrouble: () => void
  finalFocus: () => HTMLElement | null
}

/** Shows when and from where the secret was last used; the more recent, the harder to go on. */
export function RevokeDialog(props: RevokeDialogProps) {
  const { app, revocation, open, onClose, onClosed, finalFocus } = props
  const { secret, usedRecently } = revocation
  const formId = useId()
  const [typedName, setTypedName] = useState('')
  const { knock, pending, trouble } = useDoor(props.revoke)
  const confirmed = !usedRecently || isTypedName(app, typedName)

  async function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending || !confirmed) return
    const revoked = await knock({ secretId: secret.id, ...(usedRecently ? { typedName } : {}) })
    if (revoked) props.onRevoked(revoked)
    else props.onTrouble()
  }

  return (
    <DialogRoot
      open={open}
      onOpenChange={(next) => next || pending || onClose()}
      onOpenChangeComplete={(now) => now || onClosed()}
    >
      <DialogContent
        title={`Revoke ${secret.name}?`}
        description={
          usedRecently
            ? 'It was used within the last 24 hours: something that runs now probably depends on it.'
            : 'It is refused from this moment on, and so is every token minted with it.'
        }
        tone={usedRecently || revocation.lastActive ? 'danger' : 'neutral'}
        finalFocus={finalFocus}
        footer={
          <>
            <Button onClick={onClose} disabled={pending}>
              Cancel
            </Button>
            <Button
              variant="danger"
              type="submit"
              form={formId}
              pending={pending}
              disabled={!confirmed}
            >
              Revoke
            </Button>
          </>
        }
      >
        <form id={formId} onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
          <LastUse secret={secret} />
          <Consequence app={app} revocation={revocation} />
          {usedRecently ? (
            <TypedNameField expected={app.name} value={typedName} onValueChange={setTypedName} />
          ) : null}
          <TroubleNote trouble={trouble} />
        </form>
      </DialogContent>
    </DialogRoot>
  )
}

function LastUse({ secret }: { secret: SecretView }) {
  return (
    <div className="rounded-lg border px-3.5 py-3">
      <Facts
        facts={[
          { term: 'Secret', value: <span className="font-mono">{secret.hint}</span> },
          ...(secret.use ? factsOf(secret.use) : [{ term: 'Last used', value: 'Never used' }]),
        ]}
      />
    </div>
  )
}

function factsOf(use: SecretUseView) {
  const ago = relativeTime(use.lastUsedAt, now())
  return [
    { term: 'Last used', value: `${ago} (${exactTime(use.lastUsedAt)})` },
    { term: 'From', value: use.lastAddress },
    { term: 'By', value: use.lastUserAgent || 'a client that does not say what it is' },
    { term: 'Grant', value: <span className="font-mono">{use.lastGrantType}</span> },
  ]
}

function Consequence({ app, revocation }: Pick<RevokeDialogProps, 'app' | 'revocation'>) {
  if (!revocation.lastActive && !revocation.usedRecently) return null
  return (
    <div className="flex flex-col gap-1 rounded-lg border border-danger/25 bg-danger-soft px-3.5 py-3">
      {revocation.lastActive ? (
        <p className="font-medium">
          This is the last active secret: {app.name} can no longer authenticate.
        </p>
      ) : null}
      <p>
        {revocation.usedRecently
          ? 'Whatever still sends it is refused from this moment on, and so is every token minted with it.'
          : 'Generate a new secret first if the app is still needed.'}
      </p>
    </div>
  )
}
