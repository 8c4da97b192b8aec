'use client'

import { useState } from 'react'
import { ifStale, useAction } from '@/components/ui/use-action'
import type { SecretView } from '@/lib/secrets/secret'
import type { SealedSecret, SecretActions, SecretsApp, ShownSecret } from './actions'
import { type DialogControl, FormDialog } from './form-dialog'
import { isOldReady, OLD_DRAFT, OldSecretFields, oldOnTheWire } from './old-secret-fields'
import { isRecipientReady, RecipientField } from './recipient-field'
import { formOf, newDraft, SecretFields } from './secret-fields'

type GenerateDialogProps = DialogControl & {
  app: SecretsApp
  /** The one that is active already. */
  old: SecretView | undefined
  defaultName: string
  issue: SecretActions['issue']
  onIssued: (issued: ShownSecret | SealedSecret) => void
  /** Reloads the table: someone else may have changed it. */
  onStale: () => void
}

/** Asks for a name and an expiry before anything exists. */
export function GenerateDialog(props: GenerateDialogProps) {
  const { app, old, defaultName, issue, onIssued, onStale, ...control } = props
  const [draft, setDraft] = useState(() => newDraft(defaultName, app.limits))
  const [oldDraft, setOldDraft] = useState(OLD_DRAFT)
  const [recipient, setRecipient] = useState<string | null>(null)
  const chosen = { app, old, draft: oldDraft }
  const { call, pending, error } = useAction(issue, { onError: ifStale(onStale) })

  async function onSubmit() {
    const shown = await call({
      ...formOf(draft),
      ...oldOnTheWire(chosen),
      ...(recipient === null ? {} : { recipient }),
    })
    if (shown) onIssued(shown)
  }

  return (
    <FormDialog
      {...control}
      pending={pending}
      error={error}
      onSubmit={onSubmit}
      title="Generate new secret"
      description={`${app.name} authenticates with a secret when it asks for a token.`}
      confirm="Generate new secret"
      ready={isOldReady(chosen) && isRecipientReady(recipient)}
    >
      <SecretFields draft={draft} limits={app.limits} onChange={setDraft} errors={error?.fields} />
      <OldSecretFields {...chosen} onChange={setOldDraft} errors={error?.fields} />
      <RecipientField
        recipient={recipient}
        onChange={setRecipient}
        error={error?.fields?.recipient}
      />
      {recipient === null ? (
        <p className="text-muted">
          You will see the value once, right after this. Have the place where you keep it ready.
        </p>
      ) : null}
    </FormDialog>
  )
}
