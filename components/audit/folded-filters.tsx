'use client'

import clsx from 'clsx'
import { SlidersHorizontal } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { Button } from '@/components/ui/button'

/**
 * The fields of a filter. On a narrow screen they wait behind a button, so that what is listed is in
 * sight.
 */
export function FoldedFilters({ count, children }: { count: number; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <Button
        icon={SlidersHorizontal}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="mb-3 sm:hidden [@media(scripting:none)]:hidden"
      >
        {count > 0 ? `Filters (${count})` : 'Filters'}
      </Button>
      <div
        id={id}
        className={clsx(
          'mb-6 gap-3 rounded-xl border bg-surface p-4 sm:grid sm:grid-cols-2 lg:grid-cols-4',
          open ? 'grid' : 'hidden [@media(scripting:none)]:grid',
        )}
      >
        {children}
      </div>
    </>
  )
}
