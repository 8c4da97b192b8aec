'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogRoot, DialogTrigger } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import type { NewCheckerForm } from '@/lib/apis/checkers/checker-input'
import type { FormAction } from '@/lib/http/form'

/** Lets one more app check tokens. */
export function LetCheckButton({ add }: { add: FormAction<NewCheckerForm, string> }) {
  const [open, setOpen] = useState(false)
  const toast = useToast()
  const done = (name: string) => {
    setOpen(false)
    toast(`${name} checks them now`)
  }
  return (
    <DialogRoot open={open} onOpenChange={setOpen}>
      <DialogTrigger
        render={
          <Button size="sm" icon={Plus}>
            Add app
          </Button>
        }
      />
      <DialogForm
        title="Let an app check tokens"
        description="It learns of each token it is sent whether it is active, for whom, and for what. It must be able to authenticate, with a secret or a key."
        confirm="Let it check"
        action={add}
        onDone={done}
      >
        {(field) => (
          <TextField
            {...field('appId')}
            label="Client ID"
            required
            mono
            description="It stands on the app’s page."
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </DialogForm>
    </DialogRoot>
  )
}
