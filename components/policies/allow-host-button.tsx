'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { FormDialog } from '@/components/ui/form-dialog'
import { TextField } from '@/components/ui/text-field'
import type { NewHostForm } from '@/lib/apps/documents/allowed-host-input'
import type { FormAction } from '@/lib/http/form'

/** Adds a host to the list. */
export function AllowHostButton({ allowHost }: { allowHost: FormAction<NewHostForm, string> }) {
  return (
    <FormDialog
      trigger={
        <Button size="sm" icon={Plus}>
          Allow host
        </Button>
      }
      title="Allow a host"
      description="Every app with a metadata document there may ask people for access. Those apps then belong to you. Allow only hosts where strangers cannot publish."
      confirm="Allow"
      action={allowHost}
      done={(host) => `${host} is allowed`}
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
    </FormDialog>
  )
}
