'use client'

import { Play, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { Answer } from '@/lib/http/answer'
import type { ImportView, Verdict } from '@/lib/import/client-import'
import { clientsOf } from './import-words'

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
        <p>Apps that are imported already stay. All other digests are deleted.</p>
      </ConfirmDialog>
      {state === 'receiving' && can > 0 ? (
        <ConfirmDialog
          trigger={
            <Button variant="primary" icon={Play}>
              Start import
            </Button>
          }
          title={`Import ${clientsOf(can)}?`}
          confirmLabel="Start import"
          action={() => start(id)}
          done="The import has started"
          stepUp
        >
          <p>
            {can === 1
              ? 'It keeps its client ID, and its secret works'
              : 'They keep their client IDs, and their secrets work'}{' '}
            here from then on. Scopes of your APIs are granted.
            {counts.refused > 0 ? ` ${clientsOf(counts.refused)} cannot be imported.` : null}
          </p>
        </ConfirmDialog>
      ) : null}
    </>
  )
}
