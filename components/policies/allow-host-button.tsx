'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogRoot, DialogTrigger } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import type { NewHostForm } from '@/lib/apps/documents/allowed-host-input'
import type { FormAction } from '@/lib/http/form'

/** Adds a host to the list. */
export function AllowHostButton({ allowHost }: { allowHost: FormAction<NewHostForm, string> }) {
  const [open, setOpen] = useState(false)
  const toast = useToast()
  const done = (host: string) => {
    setOpen(false)
    toast(`${host} is allowed`)
  }
  return (
    <DialogRoot open={open} onOpenChange={setOpen}>
      <DialogTrigger
        render={
          <Button size="sm" icon={Plus}>
            Allow host
          </Button>
        }
      />
      <DialogForm
        title="Allow a host"
        description="Every app with a metadata document there may ask people for access. Those apps then belong to you. Allow only hosts where strangers cannot publish."
        confirm="Allow"
        action={allowHost}
        onDone={done}
      >
        {(field) => (
          <TextField
            {...field('host')}
            label="Host"
            required
            mono
            description="Such as apps.example.com: no https://, no port, no path."
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </DialogForm>
    </DialogRoot>
  )
}
