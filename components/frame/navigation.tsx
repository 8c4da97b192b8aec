'use client'

import clsx from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'

export type NavigationItem = {
  href: string
  label: string
  /** How many things wait there for the person; nothing is shown for none. */
  waiting?: number
  /** What they wait for, such as `to decide`. */
  waitingFor?: string
}

/** The portal's sections. The current one is marked. */
export function Navigation({ items }: { items: readonly NavigationItem[] }) {
  const path = usePathname()
  const current = items.findIndex(({ href }) => path === href || path.startsWith(`${href}/`))
  const nav = useRef<HTMLElement>(null)

  // Where they do not all fit, the one we are in is in sight.
  useEffect(() => {
    const here = nav.current?.children[current]
    if (!nav.current || !(here instanceof HTMLElement)) return
    const { clientWidth } = nav.current
    nav.current.scrollLeft = here.offsetLeft - (clientWidth - here.offsetWidth) / 2
  }, [current])

  return (
    <nav
      ref={nav}
      aria-label="Main"
      // It fades out where it goes on, and holds the words for screen readers that lie beyond.
      className="relative order-last -mx-2 flex w-full gap-1 overflow-x-auto pr-8 pb-2 [mask-image:linear-gradient(to_right,black_calc(100%-2rem),transparent)] [scrollbar-width:none] sm:order-none sm:mx-0 sm:w-auto sm:flex-1 sm:pb-0"
    >
      {items.map(({ href, label, waiting = 0, waitingFor = '' }, index) => (
        <Link
          key={href}
          href={href}
          // Next would fetch the scripts of every section's frame, which weigh more than this page's.
          prefetch={false}
          aria-current={index === current ? (path === href ? 'page' : 'true') : undefined}
          className={clsx(
            'shrink-0 rounded-lg px-2.5 py-1.5 font-medium -outline-offset-2 transition-colors',
            index === current ? 'bg-hover text-text' : 'text-muted hover:bg-hover hover:text-text',
          )}
        >
          {label}
          <Waiting count={waiting} to={waitingFor} />
        </Link>
      ))}
    </nav>
  )
}

function Waiting({ count, to }: { count: number; to: string }) {
  if (count === 0) return null
  return (
    <span className="tabular ml-1.5 rounded-md bg-warning-soft px-1.5 py-0.5 text-warning text-xs ring-1 ring-warning/25 ring-inset">
      {count}
      <span className="sr-only"> {to}</span>
    </span>
  )
}
