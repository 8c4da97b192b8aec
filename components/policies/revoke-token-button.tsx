'use client'

import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { Answer } from '@/lib/http/answer'
import type { InitialAccessTokenView } from '@/lib/initial-access-tokens/initial-access-token'

type RevokeTokenButtonProps = {
  token: InitialAccessTokenView
  revoke: (id: string) => Promise<Answer<void>>
}

/** Asks before a program can register no more apps. */
export function RevokeTokenButton({ token, revoke }: RevokeTokenButtonProps) {
  return (
    <ConfirmDialog
      stepUp
      trigger={
        <Button size="sm" aria-label={`Revoke ${token.name}`}>
          Revoke
        </Button>
      }
      title={`Revoke ${token.name}?`}
      confirmLabel="Revoke"
      tone="danger"
      action={() => revoke(token.id)}
      done={`${token.name} was revoked`}
      onDone={() => document.querySelector<HTMLElement>('#content')?.focus()}
    >
      <p>It registers nothing from now on. The apps that came with it stay.</p>
    </ConfirmDialog>
  )
}
