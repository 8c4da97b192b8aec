'use client'

import { useState } from 'react'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { ifStale, useAction } from '@/components/ui/use-action'
import type { FieldName } from '@/lib/http/form'
import { PAUSE_LENGTHS, PAUSE_NOTE_MAX, type PauseLength } from '@/lib/secrets/pause'
import type { PauseForm } from '@/lib/secrets/pause-input'
import { MAX_ACTIVE_SECRETS, type SecretView } from '@/lib/secrets/secret'
import type { SecretActions, SecretsApp } from './actions'
import { type DialogControl, FormDialog } from './form-dialog'
import { SecretFacts } from './secret-facts'

const LABELS = {
  '15m': '15 minutes',
  '1h': '1 hour',
  until_resumed: 'Until somebody resumes it',
} satisfies Record<PauseLength, string>

const OPTIONS = PAUSE_LENGTHS.map((value) => ({ value, label: LABELS[value] }))

const LENGTH: FieldName<PauseForm> = 'length'
const NOTE: FieldName<PauseForm> = 'note'

type PauseDialogProps = DialogControl & {
  app: SecretsApp
  secret: SecretView
  pause: SecretActions['pause']
  onPaused: (secret: SecretView) => void
  onStale: () => void
}

/** Asks how long, and says what a pause does and does not do. */
export function PauseDialog(props: PauseDialogProps) {
  const { app, secret, pause, onPaused, onStale, ...control } = props
  const [length, setLength] = useState<string>('15m')
  const [note, setNote] = useState('')
  const { call, pending, error } = useAction(pause, { onError: ifStale(onStale) })

  async function onSubmit() {
    const chosen = PAUSE_LENGTHS.find((one) => one === length) ?? '15m'
    const paused = await call({ secretId: secret.id, length: chosen, note })
    if (paused) onPaused(paused)
  }

  return (
    <FormDialog
      {...control}
      pending={pending}
      error={error}
      onSubmit={onSubmit}
      title={`Pause ${secret.name}?`}
      description="The safest way to find out whether anything still needs it: it is refused for a while, and this page says who sent it meanwhile."
      confirm="Pause"
    >
      <SecretFacts app={app} secret={secret} />
      <SelectField
        label="For"
        name={LENGTH}
        options={OPTIONS}
        value={length}
        onValueChange={setLength}
      />
      <TextField
        label="Note"
        optional
        name={NOTE}
        description="For the audit log."
        maxLength={PAUSE_NOTE_MAX}
        autoComplete="off"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={error?.fields?.note}
      />
      <p className="text-muted">
        It stays one of the {MAX_ACTIVE_SECRETS} active secrets, and tokens that were minted with it
        work on. Resume it at any time.
      </p>
    </FormDialog>
  )
}
