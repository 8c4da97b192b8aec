'use client'

import { OfflineNote } from '@/components/apps/offline-note'
import { LastUseSentence } from '@/components/secrets/last-use-sentence'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { BlastRadius } from '@/components/usage/blast-radius'
import { type AppKeyView, keyUsedRecently } from '@/lib/apps/keys/app-key'
import { now } from '@/lib/clock'
import type { KeyActions, KeysApp } from './keys-app'

type RemoveKeyDialogProps = { app: KeysApp; appKey: AppKeyView; remove: KeyActions['remove'] }

/** Says when the key was last used. The more recent the use, the more it asks of the person. */
export function RemoveKeyDialog({ app, appKey, remove }: RemoveKeyDialogProps) {
  const recent = keyUsedRecently(appKey, now())
  return (
    <ConfirmDialog
      stepUp
      trigger={
        <Button
          size="sm"
          aria-describedby={`key-${appKey.id}`}
          className="!text-danger max-md:mt-1.5 max-md:w-full"
        >
          Remove
        </Button>
      }
      title={`Remove ${appKey.name}?`}
      confirmLabel="Remove"
      tone="danger"
      {...(recent ? { typedName: app.name } : {})}
      impact={<BlastRadius appId={app.id} of={{ key: appKey.id }} />}
      action={(typedName) => remove(appKey.id, typedName)}
      done={`${appKey.name} was removed`}
    >
      <p>
        It was <LastUseSentence use={appKey.use} />.
        {recent ? ' Something that runs now probably depends on it.' : ''}
      </p>
      <p>
        Whatever signs with it is refused from that moment on, and every token minted with it ends.
      </p>
      <OfflineNote life={app.offline} />
    </ConfirmDialog>
  )
}
