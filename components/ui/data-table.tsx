import { Fragment, type ReactNode } from 'react'
import {
  ActionsHeader,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHeader,
} from './table'

export type Column<Row> = {
  /** The column's header, and on a card the label of the value. */
  label: string
  /** A shorter label for a card. */
  cardLabel?: string
  /** A header that sorts, instead of a plain one. */
  head?: ReactNode
  className?: string
  cell: (row: Row) => ReactNode
}

type DataTableProps<Row> = {
  /** The name of the table for screen readers. */
  caption: string
  /** Inside a panel that already draws the frame. */
  bare?: boolean
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** The first one names the row. */
  columns: readonly [Column<Row>, ...Column<Row>[]]
  /** The buttons of a row; absent for those who only read. */
  actions?: ((row: Row) => ReactNode) | null | undefined
  actionsClassName?: string
  rowClassName?: string
}

/** A table that is described column by column. On a narrow screen every row is a card. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, bare = false, rows, keyOf, columns, actions } = props
  return (
    <Table caption={caption} bare={bare}>
      <TableHead>
        {columns.map(({ label, head }) =>
          head ? (
            <Fragment key={label}>{head}</Fragment>
          ) : (
            <TableHeader key={label}>{label}</TableHeader>
          ),
        )}
        {actions ? <ActionsHeader /> : null}
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={keyOf(row)} className={props.rowClassName}>
            <Cells row={row} columns={columns} />
            {actions ? (
              <TableCell align="end" className={props.actionsClassName}>
                {actions(row)}
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function Cells<Row>({ row, columns }: { row: Row } & Pick<DataTableProps<Row>, 'columns'>) {
  const [name, ...rest] = columns
  return (
    <>
      <TableRowHeader className={name.className}>{name.cell(row)}</TableRowHeader>
      {rest.map(({ label, cardLabel = label, className, cell }) => (
        <TableCell key={label} label={cardLabel} className={className}>
          {cell(row)}
        </TableCell>
      ))}
    </>
  )
}
