'use client'

import { BadgeCheck } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Panel } from '@/components/ui/panel'
import { TimeInSentence } from '@/components/ui/time'
import type { Answer } from '@/lib/http/answer'

type ConfirmPanelProps = {
  name: string
  dueAt: Date | null
  confirmedAt: Date | null
  /** Null for those who may not confirm. */
  confirm: (() => Promise<Answer<null>>) | null
}

/** When the app is due, and the button that confirms it as it is shown below. */
export function ConfirmPanel({ name, dueAt, confirmedAt, confirm }: ConfirmPanelProps) {
  return (
    <Panel
      title="Is this app still needed as it is?"
      description="Look at what is below. Change or remove what is no longer needed first, then confirm the rest."
    >
      <div className="flex flex-col items-start gap-3">
        <p className="text-muted">
          {dueAt ? (
            <>
              Due <TimeInSentence at={dueAt} />.{' '}
            </>
          ) : (
            'The policies do not ask for it at present. '
          )}
          {confirmedAt ? (
            <>
              Last confirmed <TimeInSentence at={confirmedAt} />.
            </>
          ) : (
            'Nobody has confirmed it yet.'
          )}
        </p>
        {confirm ? (
          <ConfirmDialog
            stepUp
            trigger={
              <Button variant="primary" icon={BadgeCheck}>
                Confirm this app
              </Button>
            }
            title={`Confirm ${name}?`}
            confirmLabel="Confirm"
            action={() => confirm()}
            done="App confirmed"
          >
            <p>
              You say that it is still needed with these addresses, scopes and credentials. Your
              name and what you were shown are kept for an auditor.
            </p>
          </ConfirmDialog>
        ) : (
          <p className="text-muted">Its owner or an administrator confirms it.</p>
        )}
      </div>
    </Panel>
  )
}
