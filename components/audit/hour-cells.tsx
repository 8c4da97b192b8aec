import { ClockTime } from './clock-time'

const COUNT = new Intl.NumberFormat('en')

/** How often, and when first and last. */
export function Attempts({
  attempts,
  firstAt,
  lastAt,
}: {
  attempts: number
  firstAt: Date
  lastAt: Date
}) {
  return (
    <span className="tabular">
      {attempts === 1 ? 'once' : `${COUNT.format(attempts)} times`},{' '}
      {firstAt.getTime() === lastAt.getTime() ? null : (
        <>
          <ClockTime at={firstAt} /> to{' '}
        </>
      )}
      <ClockTime at={lastAt} />
    </span>
  )
}

/** Where it came from; what came from too many addresses to list has none. */
export function FromAddress({ address }: { address: string }) {
  return address ? (
    <span className="tabular inline-block min-w-28 [overflow-wrap:anywhere]">{address}</span>
  ) : (
    <span className="text-muted">Many others</span>
  )
}
