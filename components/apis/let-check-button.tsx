'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { FormDialog } from '@/components/ui/form-dialog'
import { TextField } from '@/components/ui/text-field'
import type { NewCheckerForm } from '@/lib/apis/checkers/checker-input'
import type { FormAction } from '@/lib/http/form'

/** Lets one more app check tokens. */
export function LetCheckButton({ add }: { add: FormAction<NewCheckerForm, string> }) {
  return (
    <FormDialog
      trigger={
        <Button size="sm" icon={Plus}>
          Add app
        </Button>
      }
      title="Let an app check tokens"
      description="It learns of each token it is sent whether it is active, for whom, and for what. It must be able to authenticate, with a secret or a key."
      confirm="Let it check"
      action={add}
      done={(name) => `${name} checks them now`}
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
    </FormDialog>
  )
}
