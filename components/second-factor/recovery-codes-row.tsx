'use client'

import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useRouter } from '@/components/ui/use-router'
import type { Answer } from '@/lib/http/answer'
import { RECOVERY_CODES } from '@/lib/people/second-factor/second-factor'
import { FactorRow } from './factor-row'

const FEW = 3

type RecoveryCodesRowProps = {
  left: number
  renew: () => Promise<Answer<string[]>>
  onRenewed: (codes: readonly string[]) => void
}

/** How many recovery codes are left, and how to get new ones. */
export function RecoveryCodesRow({ left, renew, onRenewed }: RecoveryCodesRowProps) {
  const router = useRouter()
  const action = async () => {
    const outcome = await renew()
    if (outcome.ok) onRenewed(outcome.value)
    return outcome
  }
  return (
    <FactorRow
      title="Recovery codes"
      badge={left <= FEW ? <Badge tone="warning">Running out</Badge> : null}
      facts={`${left} of ${RECOVERY_CODES} left. Each works once, in place of your second factor.`}
      actions={
        <ConfirmDialog
          stepUp
          trigger={<Button size="sm">New codes</Button>}
          title="Make new recovery codes?"
          confirmLabel="Make new codes"
          action={action}
          done="New recovery codes made"
          onDone={() => router.refresh()}
        >
          You get ten new codes. All codes that you have now stop working.
        </ConfirmDialog>
      }
    />
  )
}
