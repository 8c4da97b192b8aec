'use client'

import { type SubmitEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogContent, DialogRoot } from '@/components/ui/dialog'
import type { SecretDoors, SecretsApp, ShownSecret } from './doors'
import { formOf, newDraft, SecretFields } from './secret-fields'
import { TroubleNote } from './trouble-note'
import { useDoor } from './use-door'

type GenerateDialogProps = {
  app: SecretsApp
  defaultName: string
  issue: SecretDoors['issue']
  open: boolean
  onClose: () => void
  onClosed: () => void
  onIssued: (shown: ShownSecret) => void
  /** Someone else may have changed the table meanwhile. */
  onTrouble: () => void
  finalFocus: () => HTMLElement | null
}

/** Asks for a name and an expiry before anything exists. Stays open, as typed, when refused. */
export function GenerateDialog(props: GenerateDialogProps) {
  const { app, defaultName, open, onClose, onClosed, finalFocus } = props
  const formId = useId()
  const [draft, setDraft] = useState(() => newDraft(defaultName))
  const { knock, pending, trouble } = useDoor(props.issue)

  async function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending) return
    const shown = await knock(formOf(draft))
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
        title="Generate new secret"
        description={`A secret lets ${app.name} prove who it is when it asks for a token.`}
        finalFocus={finalFocus}
        footer={
          <>
            <Button onClick={onClose} disabled={pending}>
              Cancel
            </Button>
            <Button variant="primary" type="submit" form={formId} pending={pending}>
              Generate new secret
            </Button>
          </>
        }
      >
        <form id={formId} onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
          <SecretFields draft={draft} onChange={setDraft} errors={trouble?.fields} />
          <TroubleNote trouble={trouble?.fields ? null : trouble} />
          <p className="text-muted">
            You will see the value once, right after this. Have the place where you keep it ready.
          </p>
        </form>
      </DialogContent>
    </DialogRoot>
  )
}
