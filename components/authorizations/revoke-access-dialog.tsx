'use client'

import { useState } from 'react'
import { OfflineNote } from '@/components/apps/offline-note'
import { Button } from '@/components/ui/button'
import {
  AlertDialogRoot,
  AlertDialogTrigger,
  DialogClose,
  DialogContent,
} from '@/components/ui/dialog'
import { focusPage } from '@/components/ui/focus-page'
import { Refused } from '@/components/ui/refused'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import type { Authorization } from '@/lib/grants/grant'
import type { Answer } from '@/lib/http/answer'

type RevokeAccessProps = {
  authorization: Pick<Authorization, 'id' | 'app' | 'offline'>
  revoke: (grantId: string) => Promise<Answer<void>>
}

/** Asks before an app loses access to somebody's account. */
export function RevokeAccessDialog({ authorization, revoke }: RevokeAccessProps) {
  const { id, offline } = authorization
  const appName = authorization.app.name
  const [open, setOpen] = useState(false)
  const toast = useToast()
  const { call, error, pending, forget } = useAction(revoke, {
    onDone: () => {
      change(false)
      toast(`${appName} no longer has access`)
      focusPage()
    },
  })
  const change = (next: boolean) => {
    setOpen(next)
    forget()
  }
  return (
    <AlertDialogRoot open={open} onOpenChange={change}>
      <AlertDialogTrigger
        render={
          <Button size="sm" aria-description={appName}>
            Revoke access
          </Button>
        }
      />
      <DialogContent
        title={`Revoke access of ${appName}?`}
        description={
          <>
            <p>
              Its access ends at once: its next request is refused, and it cannot refresh its
              tokens. What it has already read stays with it. You can approve it again when it asks
              you.
            </p>
            <OfflineNote life={offline} />
          </>
        }
        tone="danger"
        closable={false}
        footer={
          <>
            <DialogClose render={<Button>Cancel</Button>} />
            <Button variant="danger" pending={pending} onClick={() => call(id)}>
              Revoke access
            </Button>
          </>
        }
      >
        <Refused sentence={error?.sentence} />
      </DialogContent>
    </AlertDialogRoot>
  )
}
