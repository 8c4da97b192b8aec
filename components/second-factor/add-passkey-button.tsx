'use client'

import { KeyRound } from 'lucide-react'
import { type SubmitEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogContent, DialogRoot } from '@/components/ui/dialog'
import { useProof } from '@/components/ui/proof'
import { Refused } from '@/components/ui/refused'
import { TextField } from '@/components/ui/text-field'
import type { PublicRefusal } from '@/lib/errors'
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
  const added = (enrolment: ShownEnrolment) => {
    setOpen(false)
    onAdded(enrolment)
  }
  return (
    <>
      <Button icon={KeyRound} onClick={() => setOpen(true)}>
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
  const { submit, refusal, trouble, pending } = useAddPasskey(actions, onAdded)
  const sentence = trouble ?? (refusal && !refusal.fields ? refusal.sentence : null)
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
          name="name"
          description="For you, to tell it from others: where it lives, for instance."
          error={refusal?.fields?.name}
          maxLength={PASSKEY_NAME_MAX}
          autoComplete="off"
          required
        />
      </form>
    </DialogContent>
  )
}

function useAddPasskey(actions: AddPasskeyProps['actions'], onAdded: AddPasskeyProps['onAdded']) {
  const [refusal, setRefusal] = useState<PublicRefusal | null>(null)
  const [adding, setAdding] = useState(false)
  const proven = useProof()
  const { make, trouble, pending } = useNewPasskey(() => proven(actions.offerPasskey))
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name') ?? '')
    if (pending || adding) return
    if (!name.trim()) return setRefusal(NAMELESS)
    const passkey = await make()
    if (!passkey) return
    setAdding(true)
    const outcome = await proven(() => actions.addPasskey(name, passkey))
    setAdding(false)
    setRefusal(outcome.ok ? null : outcome.refusal)
    if (outcome.ok) onAdded(outcome.value)
  }
  return { submit, refusal, trouble, pending: pending || adding }
}

const NAMELESS: PublicRefusal = {
  code: 'invalid_input',
  status: 422,
  sentence: 'Some of the fields need another look.',
  fields: { name: 'Name this passkey.' },
}
