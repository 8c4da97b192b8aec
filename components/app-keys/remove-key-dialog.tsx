'use client'

import { type AppKeyView, keyUsedRecently } from '@/lib/apps/keys/app-key'
import { now } from '@/lib/clock'
import type { KeyActions, KeysApp } from './keys-app'
import { RemoveCredentialDialog } from './remove-credential-dialog'

type RemoveKeyDialogProps = { app: KeysApp; appKey: AppKeyView; remove: KeyActions['remove'] }

/** Asks before a key is removed. */
export function RemoveKeyDialog({ app, appKey, remove }: RemoveKeyDialogProps) {
  return (
    <RemoveCredentialDialog
      app={app}
      credential={appKey}
      recent={keyUsedRecently(appKey, now())}
      describedBy={`key-${appKey.id}`}
      remove={remove}
    >
      Whatever signs with it is refused from that moment on, and every token minted with it ends.
    </RemoveCredentialDialog>
  )
}
