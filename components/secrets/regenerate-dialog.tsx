'use client'

import { type SubmitEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogContent, DialogRoot } from '@/components/ui/dialog'
import { TypedNameField } from '@/components/ui/typed-name-field'
import { isTypedName } from '@/lib/apps/app'
import type { SecretView } from '@/lib/secrets/secret'
import type { SecretDoors, SecretsApp, ShownSecret } from './doors'
import { LastUseSentence } from './last-use-sentence'
import { formOf, newDraft, SecretFields } from './secret-fields'
import { TroubleNote } from './trouble-note'
import { useDoor } from './use-door'

type RegenerateDialogProps = {
  app: SecretsApp
  /** What dies. */
  active: readonly SecretView[]
  defaultName: string
  regenerate: SecretDoors['regenerate']
  open: boolean
  onClose: () => void
  onClosed: () => void
  onIssued: (shown: ShownSecret) => void
  onTrouble: () => void
  finalFocus: () => HTMLElement | null
}

/** For a leak: says what dies at once, and goes on only when the app's name is typed. */
export function RegenerateDialog(props: RegenerateDialogProps) {
  const { app, active, open, onClose, onClosed, finalFocus } = props
  const formId = useId()
  const [draft, setDraft] = useState(() => newDraft(props.defaultName))
  const [typedName, setTypedName] = useState('')
  const { knock, pending, trouble } = useDoor(props.regenerate)
  const confirmed = isTypedName(app, typedName)

  async function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending || !confirmed) return
    const shown = await knock({ ...formOf(draft), typedName })
    if (shown) props.onIssued(shown)
    else props.onTrouble()
  }

  return (
    <DialogRoot
      open={open}
      onOpenChange={(next) => next || pending || onClose()}
      onOpenChangeComplete={(now) => now || onClosed()}
    >
      <DialogContent
        title="Regenerate after a leak?"
        description="Use this when a secret may be in the wrong hands. For an ordinary change, generate a second secret first and revoke the old one later."
        tone="danger"
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
              Regenerate
            </Button>
          </>
        }
      >
        <form id={formId} onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
          <Impact app={app} active={active} />
          <SecretFields draft={draft} onChange={setDraft} errors={trouble?.fields} />
          <TypedNameField expected={app.name} value={typedName} onValueChange={setTypedName} />
          <TroubleNote trouble={trouble?.fields ? null : trouble} />
        </form>
      </DialogContent>
    </DialogRoot>
  )
}

function Impact({ app, active }: Pick<RegenerateDialogProps, 'app' | 'active'>) {
  return (
    <div className="flex flex-col gap-2 rounded-lg border border-danger/25 bg-danger-soft px-3.5 py-3">
      <p className="font-medium">
        {active.length === 1 ? 'The active secret dies' : `All ${active.length} active secrets die`}{' '}
        at once, with every token minted with {active.length === 1 ? 'it' : 'them'}.
      </p>
      <ul className="flex flex-col gap-1.5">
        {active.map((secret) => (
          <li key={secret.id}>
            <span className="font-medium">{secret.name}</span>
            <span className="text-muted">
              {' '}
              · <LastUseSentence use={secret.use} />
            </span>
          </li>
        ))}
      </ul>
      <p>{app.name} is refused until it has the new secret. This cannot be undone.</p>
    </div>
  )
}
