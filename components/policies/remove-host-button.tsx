'use client'

import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { focusPage } from '@/components/ui/focus-page'
import type { DocumentHost } from '@/lib/apps/documents/allowed-host'
import type { Answer } from '@/lib/http/answer'

type RemoveHostButtonProps = {
  host: DocumentHost
  removeHost: (host: string) => Promise<Answer<void>>
}

/** Asks before a host is removed, and says how many apps that suspends. */
export function RemoveHostButton({ host: { host, apps }, removeHost }: RemoveHostButtonProps) {
  return (
    <ConfirmDialog
      stepUp
      trigger={
        <Button size="sm" aria-label={`Remove ${host}`}>
          Remove
        </Button>
      }
      title={`Remove ${host}?`}
      confirmLabel="Remove host"
      tone="danger"
      action={() => removeHost(host)}
      done={`${host} was removed`}
      onDone={focusPage}
    >
      <p>{consequence(apps)}</p>
    </ConfirmDialog>
  )
}

function consequence(apps: number): string {
  if (apps === 0) return 'None of your apps has its document there. No new app can come from there.'
  const [which, are, they] =
    apps === 1 ? ['One app', 'is', 'it'] : [`${apps} apps`, 'are', 'each of them']
  return `${which} of yours ${are} described there and ${are} suspended at once: every token of ${they} is dead. If you allow the host again, somebody has to resume ${they}.`
}
