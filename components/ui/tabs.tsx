'use client'

import { Tabs as Base } from '@base-ui/react/tabs'
import clsx from 'clsx'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { useInSight } from './use-in-sight'

export type Tab = { value: string; label: string; content: ReactNode }

/** Tabs inside a page or a dialog. Too many of them wrap; on a telephone they scroll sideways. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  return (
    <Base.Root defaultValue={tabs[0]?.value ?? null} className="min-w-0">
      <Base.List
        aria-label={label}
        className="relative flex gap-1 overflow-x-auto rounded-lg bg-sunken p-1 [scrollbar-width:none] sm:flex-wrap"
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="shrink-0 rounded-md px-2.5 py-1 font-medium text-[0.8125rem] text-muted transition-colors -outline-offset-2 hover:text-text data-active:bg-surface data-active:text-text data-active:shadow-xs data-active:ring-1 data-active:ring-border"
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="mt-3 rounded-lg">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}

export type PageTab = { href: string; label: string; count?: number }

/** Tabs that are pages of their own: links, with the one we are in or below marked. */
export function PageTabs({ tabs, label }: { tabs: readonly PageTab[]; label: string }) {
  const path = usePathname()
  const here = tabs
    .map((tab) => tab.href)
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .toSorted((a, b) => b.length - a.length)[0]
  const row = useInSight<HTMLElement>(tabs.findIndex((tab) => tab.href === here))
  return (
    <nav
      ref={row}
      aria-label={label}
      className="relative flex gap-5 overflow-x-auto border-b [scrollbar-width:none]"
    >
      {tabs.map((tab) => {
        const current = tab.href === here
        return (
          <Link
            key={tab.href}
            href={tab.href}
            aria-current={current ? (path === tab.href ? 'page' : 'true') : undefined}
            className={clsx(
              '-mb-px flex shrink-0 items-center gap-2 border-b-2 px-0.5 pt-1 pb-2.5 font-medium -outline-offset-2 transition-colors',
              current
                ? 'border-accent text-text'
                : 'border-transparent text-muted hover:border-control hover:text-text',
            )}
          >
            {tab.label}
            {tab.count === undefined ? null : (
              <span className="tabular rounded-full bg-sunken px-1.5 text-muted text-xs leading-5">
                {tab.count}
              </span>
            )}
          </Link>
        )
      })}
    </nav>
  )
}
