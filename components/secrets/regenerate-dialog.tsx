'use client'

import { useState } from 'react'
import { OfflineNote } from '@/components/apps/offline-note'
import { Name } from '@/components/ui/name'
import { TypedNameField } from '@/components/ui/typed-name-field'
import { ifStale, useAction } from '@/components/ui/use-action'
import { BlastRadius } from '@/components/usage/blast-radius'
import { isTypedName } from '@/lib/apps/app'
import type { SecretView } from '@/lib/secrets/secret'
import type { SecretActions, SecretsApp, ShownSecret } from './actions'
import { type DialogControl, FormDialog } from './form-dialog'
import { LastUseSentence } from './last-use-sentence'
import { formOf, newDraft, SecretFields } from './secret-fields'
import { SecretName } from './secret-name'

type RegenerateDialogProps = DialogControl & {
  app: SecretsApp
  /** The active secrets, which end. */
  active: readonly SecretView[]
  defaultName: string
  regenerate: SecretActions['regenerate']
  onIssued: (shown: ShownSecret) => void
  onStale: () => void
}

/** For a leak: says what ends at once, and needs the app's name typed. */
export function RegenerateDialog(props: RegenerateDialogProps) {
  const { app, active, defaultName, regenerate, onIssued, onStale, ...control } = props
  const [draft, setDraft] = useState(() => newDraft(defaultName, app.limits))
  const [typedName, setTypedName] = useState('')
  const { call, pending, error } = useAction(regenerate, { onError: ifStale(onStale) })

  async function onSubmit() {
    const shown = await call({ ...formOf(draft), typedName })
    if (shown) onIssued(shown)
  }

  return (
    <FormDialog
      {...control}
      pending={pending}
      error={error}
      onSubmit={onSubmit}
      title="Regenerate after a leak?"
      description="Use this if a secret may have leaked. For a routine rotation, generate a second secret first and revoke the old one later."
      tone="danger"
      confirm="Regenerate"
      ready={isTypedName(app, typedName)}
    >
      <Impact app={app} active={active} />
      <BlastRadius appId={app.id} />
      <SecretFields draft={draft} limits={app.limits} onChange={setDraft} errors={error?.fields} />
      <TypedNameField expected={app.name} value={typedName} onValueChange={setTypedName} />
    </FormDialog>
  )
}

function Impact({ app, active }: Pick<RegenerateDialogProps, 'app' | 'active'>) {
  return (
    <div className="flex flex-col gap-2 rounded-lg border border-danger/25 bg-danger-soft px-3.5 py-3">
      <p className="font-medium">
        {active.length > 1
          ? 'Both active secrets die at once, with every token minted with them.'
          : 'The active secret dies at once, with every token minted with it.'}
      </p>
      <ul className="flex flex-col gap-1">
        {active.map((secret) => (
          <li key={secret.id}>
            <SecretName name={secret.name} hint={secret.hint} />,{' '}
            <LastUseSentence use={secret.use} />
          </li>
        ))}
      </ul>
      <p>
        <Name>{app.name}</Name> is refused until it has the new secret. This cannot be undone.
      </p>
      <OfflineNote life={app.offline} />
    </div>
  )
}
