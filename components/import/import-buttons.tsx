'use client'

import { Play, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { Answer } from '@/lib/http/answer'
import type { ImportView, Verdict } from '@/lib/import/client-import'
import { inNumbers } from './import-words'

type ImportButtonsProps = {
  view: ImportView
  counts: Record<Verdict, number>
  start: (id: string) => Promise<Answer<void>>
  cancel: (id: string) => Promise<Answer<void>>
}

/** Starts an import, or ends it. */
export function ImportButtons({ view, counts, start, cancel }: ImportButtonsProps) {
  const { id, state } = view
  const can = counts.ready + counts.noted
  if (state !== 'receiving' && state !== 'running') return null
  return (
    <>
      <ConfirmDialog
        trigger={<Button icon={X}>Cancel import</Button>}
        title="Cancel this import?"
        confirmLabel="Cancel import"
        tone="danger"
        action={() => cancel(id)}
        done="The import was cancelled"
      >
        <p>What has come stays. The digests of all others are forgotten.</p>
      </ConfirmDialog>
      {state === 'receiving' && can > 0 ? (
        <ConfirmDialog
          trigger={
            <Button variant="primary" icon={Play}>
              Start
            </Button>
          }
          title={`Move ${inNumbers(can)} clients in?`}
          confirmLabel="Start"
          action={() => start(id)}
          done="The import has begun"
          stepUp
        >
          <p>
            They keep their client IDs, and their secrets work here from then on. Scopes that an API
            here has are granted. {inNumbers(counts.refused)} clients stay behind.
          </p>
        </ConfirmDialog>
      ) : null}
    </>
  )
}
