'use client'

import { MakeOnceButton } from '@/components/ui/make-once-button'
import { TextField } from '@/components/ui/text-field'
import type { ScimTokenForm } from '@/lib/directory/directory-input'
import { SCIM_TOKEN_NAME_MAX } from '@/lib/directory/directory-user'
import type { FormAction } from '@/lib/http/form'

type MakeScimTokenButtonProps = {
  make: FormAction<ScimTokenForm, string>
  /** There are two. */
  disabled: boolean
}

/** Makes a SCIM token, then shows it once. */
export function MakeScimTokenButton({ make, disabled }: MakeScimTokenButtonProps) {
  return (
    <MakeOnceButton
      label="New SCIM token"
      noun="token"
      title="New SCIM token"
      description="Whoever holds it adds people to your organization and disables them, until you revoke it."
      confirm="Make token"
      make={make}
      disabled={disabled}
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
    </MakeOnceButton>
  )
}
