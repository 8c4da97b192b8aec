'use client'

import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'

/** Replaces the dialog's buttons when a person is about to leave without the value. */
export function LeaveQuestion({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const stay = useRef<HTMLButtonElement>(null)
  useEffect(() => stay.current?.focus(), [])
  return (
    <div role="alert" className="flex w-full flex-col gap-3 sm:flex-row sm:items-center">
      <p className="min-w-0 flex-1">
        <span className="font-medium">Close it for good?</span>{' '}
        <span className="text-muted">
          The value is gone then. If you have not stored it, revoke this secret and generate
          another.
        </span>
      </p>
      <div className="flex flex-col-reverse gap-2 sm:flex-row">
        <Button onClick={onLeave}>Close anyway</Button>
        <Button ref={stay} variant="primary" onClick={onStay}>
          Stay
        </Button>
      </div>
    </div>
  )
}
