'use client'

import { OfflineNote } from '@/components/apps/offline-note'
import { LastUseSentence } from '@/components/secrets/last-use-sentence'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { BlastRadius } from '@/components/usage/blast-radius'
import {
  type FederatedCredentialView,
  federatedUsedRecently,
} from '@/lib/apps/federated/federated-credential'
import { now } from '@/lib/clock'
import type { FederatedActions, FederatedApp } from './federated-app'

type RemoveFederatedDialogProps = {
  app: FederatedApp
  credential: FederatedCredentialView
  remove: FederatedActions['remove']
}

/** Says when it was last used. The more recent the use, the more it asks of the person. */
export function RemoveFederatedDialog({ app, credential, remove }: RemoveFederatedDialogProps) {
  const recent = federatedUsedRecently(credential, now())
  return (
    <ConfirmDialog
      stepUp
      trigger={
        <Button
          size="sm"
          aria-describedby={`federated-${credential.id}`}
          className="!text-danger max-md:mt-1.5 max-md:w-full"
        >
          Remove
        </Button>
      }
      title={`Remove ${credential.name}?`}
      confirmLabel="Remove"
      tone="danger"
      {...(recent ? { typedName: app.name } : {})}
      impact={<BlastRadius appId={app.id} of={{ key: credential.id }} />}
      action={(typedName) => remove(credential.id, typedName)}
      done={`${credential.name} was removed`}
    >
      <p>
        It was <LastUseSentence use={credential.use} />.
        {recent ? ' Something that runs now probably depends on it.' : ''}
      </p>
      <p>
        Tokens of {credential.issuer} are refused from that moment on, unless another credential
        takes them, and every token minted with it ends.
      </p>
      <OfflineNote life={app.offline} />
    </ConfirmDialog>
  )
}
