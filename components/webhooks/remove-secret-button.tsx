'use client'

import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { focusPage } from '@/components/ui/focus-page'
import type { Answer } from '@/lib/http/answer'
import type { WebhookSecretView } from '@/lib/webhooks/webhook'

type RemoveSecretButtonProps = {
  secret: WebhookSecretView
  remove: (secretId: string) => Promise<Answer<null>>
}

/** Asks before the other secret signs alone. */
export function RemoveSecretButton({ secret, remove }: RemoveSecretButtonProps) {
  const name = `…${secret.lastFour}=`
  return (
    <ConfirmDialog
      stepUp
      trigger={
        <Button size="sm" aria-label={`Remove ${name}`}>
          Remove
        </Button>
      }
      title={`Remove the secret ${name}?`}
      confirmLabel="Remove"
      tone="danger"
      action={() => remove(secret.id)}
      done={`The secret ${name} was removed`}
      onDone={focusPage}
    >
      <p>A receiver that knows only this one refuses every message from now on.</p>
    </ConfirmDialog>
  )
}
