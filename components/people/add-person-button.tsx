'use client'

import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogContent, DialogRoot, DialogTrigger } from '@/components/ui/dialog'
import type { FormAction } from '@/lib/http/form'
import type { NewPersonForm } from '@/lib/people/person-input'
import type { ShownLink } from './actions'
import { AddPersonForm } from './add-person-form'
import { OneTimeLink } from './one-time-link'

/** Adds a person, then shows the link for them, which the administrator sends. */
export function AddPersonButton({ add }: { add: FormAction<NewPersonForm, ShownLink> }) {
  const [open, setOpen] = useState(false)
  const [shown, setShown] = useState<ShownLink | null>(null)
  const close = () => setOpen(false)
  return (
    <DialogRoot
      open={open}
      stepUp
      onOpenChange={setOpen}
      onOpenChangeComplete={(now) => now || setShown(null)}
    >
      <DialogTrigger
        render={
          <Button variant="primary" icon={UserPlus}>
            Add person
          </Button>
        }
      />
      {shown ? (
        <DialogContent
          title={`${shown.name} was added`}
          description="Send this link over a channel that only they read. Whoever opens it chooses their password."
          footer={<Button onClick={close}>Close</Button>}
        >
          <OneTimeLink link={shown.link} lives="seven days" />
        </DialogContent>
      ) : (
        <AddPersonForm add={add} onAdded={setShown} />
      )}
    </DialogRoot>
  )
}
