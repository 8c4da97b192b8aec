'use client'

import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { GivenGrant } from '@/lib/grants/given'
import type { Answer } from '@/lib/http/answer'

type RevokeGivenProps = {
  grant: Pick<GivenGrant, 'id' | 'app' | 'person'>
  revoke: (grantIds: string[]) => Promise<Answer<number>>
}

/** Takes back what one person allowed one app. */
export function RevokeGivenButton({ grant: { id, app, person }, revoke }: RevokeGivenProps) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-description={`${app.name} of ${person.name}`}>
          Revoke
        </Button>
      }
      title={`Revoke what ${person.name} allowed ${app.name}?`}
      confirmLabel="Revoke"
      tone="danger"
      action={() => revoke([id])}
      done={`${app.name} no longer acts for ${person.name}`}
    >
      <RevokedEnds />
    </ConfirmDialog>
  )
}

/** What ends with it. */
export function RevokedEnds() {
  return (
    <p>
      Its access ends at once, with every token. What it has already read stays with it. People can
      approve it again when it asks them.
    </p>
  )
}
