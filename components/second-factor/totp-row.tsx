'use client'

import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Time } from '@/components/ui/time'
import { useRouter } from '@/components/ui/use-router'
import type { FactorActions } from './factor-actions'
import { FactorRow } from './factor-row'

type TotpRowProps = { at: Date; actions: Pick<FactorActions, 'removeTotp'> }

/** The authenticator app, added at `at`. */
export function TotpRow({ at, actions }: TotpRowProps) {
  const router = useRouter()
  return (
    <FactorRow
      title="Authenticator app"
      badge={<Badge tone="good">On</Badge>}
      facts={
        <>
          Added <Time at={at} />
        </>
      }
      actions={
        <ConfirmDialog
          stepUp
          trigger={<Button size="sm">Remove</Button>}
          title="Remove your authenticator app?"
          confirmLabel="Remove"
          tone="danger"
          action={actions.removeTotp}
          done="Authenticator app removed"
          onDone={() => router.refresh()}
        >
          Its codes stop working. Remove the account from the app as well.
        </ConfirmDialog>
      }
    />
  )
}
