'use client'

import clsx from 'clsx'
import { usePathname } from 'next/navigation'
import { Link } from '@/components/ui/link'
import { useInSight } from '@/components/ui/use-in-sight'
import { NavigationGroup } from './navigation-group'
import { Waiting } from './waiting'

export type NavigationItem = {
  href: string
  label: string
  /** How many things wait there for the person; nothing is shown for none. */
  waiting?: number
  /** What they wait for, such as `to decide`. */
  waitingFor?: string
}

export type NavigationProps = {
  items: readonly NavigationItem[]
  /** What opens below a word of its own, with a line between its parts; left out when it is empty. */
  group: { label: string; parts: readonly (readonly NavigationItem[])[] }
}

/** Whether a page belongs to the section of this item. */
const isIn = (path: string, { href }: NavigationItem) =>
  path === href || path.startsWith(`${href}/`)

/** The portal's sections. The current one is marked. */
export function Navigation({ items, group }: NavigationProps) {
  const path = usePathname()
  const below = group.parts.flat()
  const current = items.findIndex((item) => isIn(path, item))
  // Where they do not all fit, the one we are in is in sight.
  const list = useInSight<HTMLDivElement>(current)

  return (
    <nav
      aria-label="Main"
      className="order-last -mx-2 flex w-full items-center gap-1 pb-2 sm:order-none sm:mx-0 sm:w-auto sm:min-w-0 sm:flex-1 sm:pb-0"
    >
      <div
        ref={list}
        // It fades out where it goes on, and holds the words for screen readers that lie beyond.
        className="relative flex min-w-0 gap-1 overflow-x-auto pr-4 [mask-image:linear-gradient(to_right,black_calc(100%-1rem),transparent)] [scrollbar-width:none]"
      >
        {items.map((item) => (
          <NavigationLink key={item.href} item={item} path={path} />
        ))}
      </div>
      {below.length > 0 ? (
        <NavigationGroup
          label={group.label}
          isCurrent={below.some((item) => isIn(path, item))}
          waiting={below.reduce((sum, { waiting = 0 }) => sum + waiting, 0)}
          key={path}
        >
          {group.parts.map((part) => (
            <div key={part[0]?.href} className="flex flex-col gap-0.5 py-1.5">
              {part.map((item) => (
                <NavigationLink key={item.href} item={item} path={path} />
              ))}
            </div>
          ))}
        </NavigationGroup>
      ) : null}
    </nav>
  )
}

function NavigationLink({ item, path }: { item: NavigationItem; path: string }) {
  const { href, label, waiting = 0, waitingFor = '' } = item
  const isHere = isIn(path, item)
  return (
    <Link
      href={href}
      aria-current={isHere ? (path === href ? 'page' : 'true') : undefined}
      className={clsx(
        'shrink-0 rounded-lg px-2.5 py-1.5 font-medium -outline-offset-2 transition-colors',
        isHere ? 'bg-hover text-text' : 'text-muted hover:bg-hover hover:text-text',
      )}
    >
      {label}
      <Waiting count={waiting} to={waitingFor} />
    </Link>
  )
}
