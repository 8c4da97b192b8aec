'use client'

import { LogOut } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { Answer } from '@/lib/http/answer'

type EndSessionsButtonProps = { name: string; end: () => Promise<Answer<void>> }

/** Asks before somebody is signed out everywhere by an administrator. */
export function EndSessionsButton({ name, end }: EndSessionsButtonProps) {
  return (
    <ConfirmDialog
      trigger={<Button icon={LogOut}>End all</Button>}
      title={`End all sessions of ${name}?`}
      confirmLabel="End all sessions"
      tone="danger"
      action={end}
      done={`${name} is signed out everywhere`}
    >
      They are signed out everywhere at once, and can sign in again. To keep them out, disable them.
    </ConfirmDialog>
  )
}
