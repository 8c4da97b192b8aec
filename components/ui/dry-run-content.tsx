'use client'

import type { ReactNode } from 'react'
import { Button } from './button'
import { DialogClose, DialogContent } from './dialog'
import { Refused } from './refused'
import type { ActionError } from './use-action'

type DryRunContentProps = {
  title: string
  /** Why nothing could be tried, or saved. */
  error: ActionError | null
  isRunning: boolean
  report: ReactNode
  /** The button that saves what was tried. */
  save: ReactNode
  children?: ReactNode
}

/** The dialog of something that is tried before it is saved: what it would do, and the button that saves it. */
export function DryRunContent(props: DryRunContentProps) {
  const { title, error, isRunning, report, save, children } = props
  return (
    <DialogContent
      size="lg"
      title={`Dry run: ${title}`}
      description="Nothing has changed yet."
      footer={
        <>
          <DialogClose render={<Button>Cancel</Button>} />
          {save}
        </>
      }
    >
      <Refused sentence={sentenceOf(error)} />
      <div role="status" aria-busy={isRunning} className="flex flex-col gap-3">
        {report}
      </div>
      {children}
    </DialogContent>
  )
}

/** What is wrong with the typed value is said where it is tried. */
function sentenceOf(error: ActionError | null): string | undefined {
  const [field] = Object.values(error?.fields ?? {})
  return field ?? error?.sentence
}
