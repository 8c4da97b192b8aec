import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

/** Rows become cards on a narrow screen, and changing `display` drops a table's own roles. */
const role = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const

type TableProps = Omit<ComponentProps<'table'>, 'role'> & {
  /** The name of the table for screen readers. */
  caption: ReactNode
  /** Inside a panel that already draws the frame. */
  bare?: boolean
}

/** Its first and last columns stand where the panel's heading and actions stand. */
const IN_PANEL = 'min-[60rem]:[&_tr>:first-child]:pl-5 min-[60rem]:[&_tr>:last-child]:pr-5'

export function Table({ caption, bare = false, className, children, ...table }: TableProps) {
  return (
    <div className={bare ? IN_PANEL : 'overflow-clip rounded-xl border bg-surface'}>
      <table
        {...role.table}
        {...table}
        className={clsx('cards w-full border-collapse text-start', className)}
      >
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  )
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead {...role.rowgroup} className="bg-bg">
      <tr {...role.row} className="border-b">
        {children}
      </tr>
    </thead>
  )
}

type Align = { align?: 'start' | 'end' | undefined }

export function TableHeader({
  align,
  className,
  ...th
}: Omit<ComponentProps<'th'>, 'align'> & Align) {
  return (
    <th
      {...role.columnheader}
      scope="col"
      {...th}
      className={clsx(
        'whitespace-nowrap px-2 py-2.5 min-[75rem]:px-3 font-medium first:pl-4 last:pr-4 text-[0.8125rem] text-muted',
        align === 'end' ? 'text-end' : 'text-start',
        className,
      )}
    />
  )
}

/** Over the column of a row's buttons, which name themselves. */
export function ActionsHeader() {
  return (
    <TableHeader align="end">
      <span className="sr-only">Actions</span>
    </TableHeader>
  )
}

export function TableBody({ children }: { children: ReactNode }) {
  return (
    <tbody {...role.rowgroup} className="divide-y">
      {children}
    </tbody>
  )
}

export function TableRow({ className, ...tr }: ComponentProps<'tr'>) {
  return <tr {...role.row} {...tr} className={clsx('transition-colors hover:bg-bg', className)} />
}

/** `label` is the column's name again: it stands before the value on a card. */
export function TableCell({
  label,
  align,
  className,
  ...td
}: Omit<ComponentProps<'td'>, 'align'> & Align & { label?: string | undefined }) {
  return (
    <td
      {...role.cell}
      data-label={label}
      {...td}
      className={clsx(
        'px-2 py-3 align-middle min-[75rem]:px-3 first:pl-4 last:pr-4',
        align === 'end' && 'text-end',
        className,
      )}
    />
  )
}

/** The cell that names its row. */
export function TableRowHeader({ className, ...th }: ComponentProps<'th'>) {
  return (
    <th
      {...role.rowheader}
      scope="row"
      {...th}
      className={clsx(
        'px-2 py-3 text-start min-[75rem]:px-3 align-middle font-normal first:pl-4 last:pr-4',
        className,
      )}
    />
  )
}
