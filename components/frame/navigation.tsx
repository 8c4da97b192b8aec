'use client'

import clsx from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'

export type NavigationItem = { href: string; label: string }

/** The portal's places; the one we are in (or below) is marked. */
export function Navigation({ items }: { items: readonly NavigationItem[] }) {
  const path = usePathname()
  return (
    <nav
      aria-label="Main"
      className="order-last -mx-2 flex w-full gap-1 overflow-x-auto pb-2 [scrollbar-width:none] sm:order-none sm:mx-0 sm:w-auto sm:flex-1 sm:pb-0"
    >
      {items.map(({ href, label }) => {
        const here = path === href || path.startsWith(`${href}/`)
        return (
          <Link
            key={href}
            href={href}
            aria-current={here ? (path === href ? 'page' : 'true') : undefined}
            className={clsx(
              'shrink-0 rounded-lg px-2.5 py-1.5 font-medium -outline-offset-2 transition-colors',
              here ? 'bg-hover text-text' : 'text-muted hover:bg-hover hover:text-text',
            )}
          >
            {label}
          </Link>
        )
      })}
    </nav>
  )
}
