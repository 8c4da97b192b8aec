'use client'

import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { focusPage } from '@/components/ui/focus-page'
import type { Answer } from '@/lib/http/answer'
import type { SessionView } from '@/lib/people/sessions/session'

type EndSessionButtonProps = Pick<SessionView, 'id' | 'device'> & {
  end: (id: string) => Promise<Answer<void>>
}

/** Asks before one browser is signed out. */
export function EndSessionButton({ id, device, end }: EndSessionButtonProps) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`End the session of ${device}`}>
          End
        </Button>
      }
      title="End this session?"
      confirmLabel="End session"
      tone="danger"
      action={() => end(id)}
      done="Session ended"
      onDone={focusPage}
    >
      {device} is signed out at once, and so are the apps that were opened with it.
    </ConfirmDialog>
  )
}
