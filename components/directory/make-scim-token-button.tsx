'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { DialogForm } from '@/components/ui/dialog-form'
import { ShownOnce } from '@/components/ui/shown-once'
import { TextField } from '@/components/ui/text-field'
import type { ScimTokenForm } from '@/lib/directory/directory-input'
import { SCIM_TOKEN_NAME_MAX } from '@/lib/directory/directory-user'
import type { FormAction } from '@/lib/http/form'

type MakeScimTokenButtonProps = {
  make: FormAction<ScimTokenForm, string>
  /** There are two. The button stays, because the dialog that shows the second one hangs on it. */
  disabled: boolean
}

/** Makes a SCIM token, then shows it once. */
export function MakeScimTokenButton({ make, disabled }: MakeScimTokenButtonProps) {
  return (
    <ShownOnce
      noun="token"
      trigger={
        <Button size="sm" icon={Plus} disabled={disabled}>
          New SCIM token
        </Button>
      }
      form={(onMade) => (
        <DialogForm
          title="New SCIM token"
          description="Whoever holds it adds people to your organization and disables them, until you revoke it."
          confirm="Make token"
          action={make}
          onDone={onMade}
        >
          {(field) => (
            <TextField
              {...field('name')}
              label="Name"
              required
              maxLength={SCIM_TOKEN_NAME_MAX}
              description="What the audit log calls the directory, such as “Microsoft Entra ID”."
              autoComplete="off"
            />
          )}
        </DialogForm>
      )}
    />
  )
}
