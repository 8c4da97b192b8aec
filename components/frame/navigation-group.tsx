'use client'

import clsx from 'clsx'
import { ChevronDown } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Waiting } from './waiting'

type NavigationGroupProps = {
  label: string
  /** Whether the page is one of the group's. */
  isCurrent: boolean
  /** What waits on all its pages. */
  waiting: number
  children: ReactNode
}

/**
 * Links below one word (disclosure navigation of the WAI-ARIA Authoring Practices). The browser opens
 * it, with or without script; Escape, a click elsewhere and, by its key, another
 * page close it.
 */
export function NavigationGroup(props: NavigationGroupProps) {
  const { label, isCurrent, waiting, children } = props
  const details = useRef<HTMLDetailsElement>(null)

  useEffect(() => {
    const closeBeside = ({ target }: PointerEvent) => {
      const group = details.current
      if (group && target instanceof Node && !group.contains(target)) group.open = false
    }
    document.addEventListener('pointerdown', closeBeside)
    return () => document.removeEventListener('pointerdown', closeBeside)
  }, [])

  return (
    <details
      ref={details}
      onKeyDown={({ key, currentTarget }) => {
        if (key !== 'Escape' || !currentTarget.open) return
        currentTarget.open = false
        currentTarget.querySelector('summary')?.focus()
      }}
      className="relative shrink-0"
    >
      <summary
        className={clsx(
          'flex cursor-default select-none list-none items-center gap-1 rounded-lg px-2.5 py-1.5 font-medium -outline-offset-2 [&::-webkit-details-marker]:hidden',
          isCurrent ? 'bg-hover text-text' : 'text-muted hover:bg-hover hover:text-text',
        )}
      >
        {label}
        <Waiting count={waiting} to="to look at" />
        <ChevronDown aria-hidden="true" className="size-3.5" />
      </summary>
      <div className="absolute top-full right-0 z-40 mt-1.5 flex max-h-[calc(100dvh-7rem)] w-52 flex-col divide-y overflow-y-auto rounded-xl border bg-raised px-1.5 shadow-raised sm:right-auto sm:left-0">
        {children}
      </div>
    </details>
  )
}
