'use client'

import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogClose, DialogContent, DialogRoot, DialogTrigger } from '@/components/ui/dialog'
import { FieldError } from '@/components/ui/field'
import { useSubmission } from '@/components/ui/submission'
import { useToast } from '@/components/ui/toast'
import { AddKeyFields } from './add-key-fields'
import type { KeyDoors, KeysApp } from './keys-app'

type AddKeyDialogProps = { app: KeysApp; defaultName: string; add: KeyDoors['add'] }

/** Asks for a public key, and says what becomes of the private one. */
export function AddKeyDialog({ app, defaultName, add }: AddKeyDialogProps) {
  const [open, setOpen] = useState(false)
  return (
    <DialogRoot open={open} onOpenChange={setOpen}>
      <DialogTrigger
        render={
          <Button variant="primary" icon={Plus}>
            Add public key
          </Button>
        }
      />
      <AddKeyContent {...{ app, defaultName, add }} onAdded={() => setOpen(false)} />
    </DialogRoot>
  )
}

function AddKeyContent(props: AddKeyDialogProps & { onAdded: () => void }) {
  const { app, defaultName, add, onAdded } = props
  const formId = useId()
  const toast = useToast()
  const [ready, setReady] = useState(true)
  const { form, fields, refusal, pending } = useSubmission(add, () => {
    onAdded()
    toast('Public key added')
  })
  return (
    <DialogContent
      title="Add public key"
      description={`${app.name} signs its requests with the private half, which Keyturn never has.`}
      footer={
        <>
          <DialogClose render={<Button>Cancel</Button>} />
          <Button
            {...{ variant: 'primary', type: 'submit', form: formId, pending, disabled: !ready }}
          >
            Add public key
          </Button>
        </>
      }
    >
      <form {...form} id={formId} className="flex flex-col gap-4">
        <AddKeyFields {...{ appId: app.id, defaultName, errors: fields }} onReady={setReady} />
        {refusal && !refusal.fields ? <FieldError>{refusal.sentence}</FieldError> : null}
      </form>
    </DialogContent>
  )
}
