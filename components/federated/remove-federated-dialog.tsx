'use client'

import { RemoveCredentialDialog } from '@/components/app-keys/remove-credential-dialog'
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

/** Asks before a federated credential is removed. */
export function RemoveFederatedDialog({ app, credential, remove }: RemoveFederatedDialogProps) {
  return (
    <RemoveCredentialDialog
      app={app}
      credential={credential}
      recent={federatedUsedRecently(credential, now())}
      describedBy={`federated-${credential.id}`}
      remove={remove}
    >
      Tokens of {credential.issuer} are refused from that moment on, unless another credential takes
      them, and every token minted with it ends.
    </RemoveCredentialDialog>
  )
}
