import clsx from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { Link } from '@/components/ui/link'
import { TableHeader } from '@/components/ui/table'
import { fromStart, type ListQuery, listAddress } from './list-address'

type SortHeaderProps = {
  query: ListQuery
  by: string
  /** The order a first press asks for: names from A, moments from the latest. */
  first?: 'asc' | 'desc'
  label: string
}

/** A column's name that orders the list by it; pressed again, the other way round. */
export function SortHeader({ query, by, first = 'asc', label }: SortHeaderProps) {
  const current = query.sort === by
  const order = current ? (query.order === 'asc' ? 'desc' : 'asc') : first
  const Arrow = query.order === 'asc' ? ArrowUp : ArrowDown
  return (
    <TableHeader
      {...(current
        ? { 'aria-sort': query.order === 'asc' ? ('ascending' as const) : ('descending' as const) }
        : {})}
    >
      <Link
        href={listAddress(fromStart({ ...query, sort: by, order }))}
        scroll={false}
        className={clsx(
          'group -mx-1 inline-flex items-center gap-1 rounded px-1 hover:text-text',
          current && 'text-text',
        )}
      >
        {label}
        <Arrow
          aria-hidden="true"
          className={clsx('size-3.5', current ? '' : 'opacity-0 group-hover:opacity-60')}
        />
      </Link>
    </TableHeader>
  )
}
