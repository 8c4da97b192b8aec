'use client'

import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { DocumentHost } from '@/lib/apps/documents/allowed-host'
import type { Answer } from '@/lib/http/answer'

type RemoveHostButtonProps = {
  host: DocumentHost
  dismiss: (host: string) => Promise<Answer<void>>
}

/** Asks before a host is admitted no more, and says how many apps that stops. */
export function RemoveHostButton({ host: { host, apps }, dismiss }: RemoveHostButtonProps) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`Remove ${host}`}>
          Remove
        </Button>
      }
      title={`Remove ${host}?`}
      confirmLabel="Remove host"
      tone="danger"
      action={() => dismiss(host)}
      done={`${host} was removed`}
      onDone={() => document.querySelector<HTMLElement>('#content')?.focus()}
    >
      <p>{consequence(apps)}</p>
    </ConfirmDialog>
  )
}

function consequence(apps: number): string {
  if (apps === 0) return 'No app of yours is described there. None will be from now on.'
  const [which, are, they] =
    apps === 1 ? ['One app', 'is', 'it'] : [`${apps} apps`, 'are', 'each of them']
  return `${which} of yours ${are} described there and ${are} suspended at once: every token of ${they} is dead. If you admit the host again, somebody has to resume ${they}.`
}
