'use client'

import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { ScimTokenView } from '@/lib/directory/directory-user'
import type { Answer } from '@/lib/http/answer'

type RevokeScimTokenButtonProps = {
  token: ScimTokenView
  revoke: (tokenId: string) => Promise<Answer<null>>
}

/** Asks before a directory can change nothing any more. */
export function RevokeScimTokenButton({ token, revoke }: RevokeScimTokenButtonProps) {
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
      <p>A directory that uses it changes nothing from now on. The people whom it added stay.</p>
    </ConfirmDialog>
  )
}
