'use client'

import { Button } from '@/components/ui/button'
import { FormDialog } from '@/components/ui/form-dialog'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/http/form'
import { KEPT_REASON_MAX, type ShownSecret } from '@/lib/leavers/leaver'
import type { KeepSecretForm } from '@/lib/leavers/leaver-input'

type KeepButtonProps = {
  secret: Pick<ShownSecret, 'id' | 'name' | 'app'>
  keep: FormAction<KeepSecretForm, null>
}

/** Leaves a secret as it is, with a word on why. */
export function KeepButton({ secret, keep }: KeepButtonProps) {
  return (
    <FormDialog
      trigger={
        <Button size="sm" aria-description={`${secret.name} of ${secret.app.name}`}>
          Keep
        </Button>
      }
      title={`Keep “${secret.name}” of ${secret.app.name}?`}
      description="It goes on working, although somebody who left may have it. The audit log keeps your reason."
      confirm="Keep"
      action={keep}
      done={() => `“${secret.name}” is kept`}
    >
      {(field) => (
        <>
          <input type="hidden" name={field('secretId').name} value={secret.id} />
          <TextField
            {...field('reason')}
            label="Why"
            placeholder="Such as: rotated with the release on Monday"
            maxLength={KEPT_REASON_MAX}
            autoComplete="off"
            required
          />
        </>
      )}
    </FormDialog>
  )
}
