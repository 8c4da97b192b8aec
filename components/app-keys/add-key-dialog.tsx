'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogRoot, DialogTrigger } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { useToast } from '@/components/ui/toast'
import { AddKeyFields } from './add-key-fields'
import type { KeyActions, KeysApp } from './keys-app'

type AddKeyDialogProps = { app: KeysApp; defaultName: string; add: KeyActions['add'] }

/** Asks for a public key, and says where the private one goes. */
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
      <AddKeyContent app={app} defaultName={defaultName} add={add} onAdded={() => setOpen(false)} />
    </DialogRoot>
  )
}

function AddKeyContent(props: AddKeyDialogProps & { onAdded: () => void }) {
  const { app, defaultName, add, onAdded } = props
  const toast = useToast()
  const [ready, setReady] = useState(true)
  const added = () => {
    onAdded()
    toast('Public key added')
  }
  return (
    <DialogForm
      title="Add public key"
      description={`${app.name} signs its requests with the private half, which Keyturn never has.`}
      confirm="Add public key"
      ready={ready}
      action={add}
      onDone={added}
    >
      {(field) => (
        <AddKeyFields appId={app.id} defaultName={defaultName} field={field} onReady={setReady} />
      )}
    </DialogForm>
  )
}
