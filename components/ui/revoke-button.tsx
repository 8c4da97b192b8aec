'use client'

import type { ReactNode } from 'react'
import type { Answer } from '@/lib/http/answer'
import { Button } from './button'
import { ConfirmDialog } from './confirm-dialog'
import { focusPage } from './focus-page'

type RevokeButtonProps = {
  /** What is revoked, by the name that its maker gave it. */
  of: { id: string; name: string }
  revoke: (id: string) => Promise<Answer<unknown>>
  stepUp?: boolean
  /** What ends with it, and what stays. */
  children: ReactNode
}

/** Asks before what a person made in a list works no longer. */
export function RevokeButton({ of: { id, name }, revoke, stepUp, children }: RevokeButtonProps) {
  return (
    <ConfirmDialog
      stepUp={stepUp ?? false}
      trigger={
        <Button size="sm" aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
      }
      title={`Revoke ${name}?`}
      confirmLabel="Revoke"
      tone="danger"
      action={() => revoke(id)}
      done={`${name} was revoked`}
      onDone={focusPage}
    >
      {children}
    </ConfirmDialog>
  )
}
