'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FormDialog } from '@/components/ui/form-dialog'
import { AddKeyFields } from './add-key-fields'
import type { KeyActions, KeysApp } from './keys-app'

type AddKeyDialogProps = { app: KeysApp; defaultName: string; add: KeyActions['add'] }

/** Asks for a public key, and says where the private one goes. */
export function AddKeyDialog({ app, defaultName, add }: AddKeyDialogProps) {
  const [ready, setReady] = useState(true)
  return (
    <FormDialog
      trigger={
        <Button variant="primary" icon={Plus}>
          Add public key
        </Button>
      }
      title="Add public key"
      description={`${app.name} signs its requests with the private half, which Keyturn never has.`}
      confirm="Add public key"
      ready={ready}
      action={add}
      done={() => 'Public key added'}
    >
      {(field) => (
        <AddKeyFields appId={app.id} defaultName={defaultName} field={field} onReady={setReady} />
      )}
    </FormDialog>
  )
}
