'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { DialogForm } from '@/components/ui/dialog-form'
import { ShownOnce } from '@/components/ui/shown-once'
import type { Answer } from '@/lib/http/answer'

type MakeSecretButtonProps = {
  make: () => Promise<Answer<string>>
  /** There are two. The button stays, because the dialog that shows the second one hangs on it. */
  disabled: boolean
}

/** Makes a signing secret, then shows it once. */
export function MakeSecretButton({ make, disabled }: MakeSecretButtonProps) {
  return (
    <ShownOnce
      noun="secret"
      kept="Keyturn keeps it sealed, because it signs with it, and never shows it again."
      trigger={
        <Button size="sm" icon={Plus} disabled={disabled}>
          New secret
        </Button>
      }
      form={(onMade) => (
        <DialogForm
          title="New signing secret"
          description="Your receiver verifies with it that a message comes from Keyturn. It is shown once."
          confirm="Make secret"
          action={() => make()}
          onDone={onMade}
        >
          {() => null}
        </DialogForm>
      )}
    />
  )
}
