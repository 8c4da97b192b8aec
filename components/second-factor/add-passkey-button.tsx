'use client'

import { KeyRound } from 'lucide-react'
import { type SubmitEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogContent, DialogRoot } from '@/components/ui/dialog'
import { Refused } from '@/components/ui/refused'
import { useStepUpFirst } from '@/components/ui/step-up'
import { TextField } from '@/components/ui/text-field'
import { useAction } from '@/components/ui/use-action'
import type { FieldErrors } from '@/lib/errors'
import type { FieldName } from '@/lib/http/form'
import type { NewPasskeyForm } from '@/lib/people/second-factor/passkey-input'
import { PASSKEY_NAME_MAX, type ShownEnrolment } from '@/lib/people/second-factor/second-factor'
import type { AddingActions } from './factor-actions'
import { useNewPasskey } from './passkey-browser'

type AddPasskeyProps = {
  actions: Pick<AddingActions, 'offerPasskey' | 'addPasskey'>
  onAdded: (enrolment: ShownEnrolment) => void
}

/** Adds a passkey: a name first, then whatever the browser asks. */
export function AddPasskeyButton({ actions, onAdded }: AddPasskeyProps) {
  const [open, setOpen] = useState(false)
  const first = useStepUpFirst()
  const added = (enrolment: ShownEnrolment) => {
    setOpen(false)
    onAdded(enrolment)
  }
  return (
    <>
      <Button icon={KeyRound} onClick={() => first(() => setOpen(true))}>
        Add passkey
      </Button>
      <DialogRoot open={open} onOpenChange={setOpen}>
        {open ? <AddPasskey actions={actions} onAdded={added} /> : null}
      </DialogRoot>
    </>
  )
}

function AddPasskey({ actions, onAdded }: AddPasskeyProps) {
  const formId = useId()
  const { submit, sentence, errors, pending } = useAddPasskey(actions, onAdded)
  return (
    <DialogContent
      title="Add passkey"
      description="Your device, your password manager or a security key keeps it. Your browser asks you in a moment."
      footer={
        <Button type="submit" form={formId} variant="primary" pending={pending}>
          Add passkey
        </Button>
      }
    >
      <form id={formId} method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
        <Refused sentence={sentence} />
        <TextField
          label="Name"
          name={NAME}
          description="To tell it from your other passkeys, such as “Laptop”."
          error={errors?.[NAME]}
          maxLength={PASSKEY_NAME_MAX}
          autoComplete="off"
          required
        />
      </form>
    </DialogContent>
  )
}

function useAddPasskey(actions: AddPasskeyProps['actions'], onAdded: AddPasskeyProps['onAdded']) {
  const [nameless, setNameless] = useState(false)
  const { run, sentence, pending } = useNewPasskey(actions.offerPasskey)
  const add = useAction(actions.addPasskey, { onDone: onAdded })
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get(NAME) ?? '')
    if (pending || add.pending) return
    setNameless(!name.trim())
    if (!name.trim()) return
    const passkey = await run()
    if (passkey) await add.call({ name, passkey })
  }
  const errors: FieldErrors | undefined = nameless ? NAMELESS : add.error?.fields
  return {
    submit,
    errors,
    sentence: sentence ?? (errors ? null : add.error?.sentence),
    pending: pending || add.pending,
  }
}

const NAME: FieldName<NewPasskeyForm> = 'name'
const NAMELESS: FieldErrors = { [NAME]: 'Name this passkey.' }
