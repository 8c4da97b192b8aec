import { Time } from '@/components/ui/time'

const HOUR = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
})
const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'UTC' })
const COUNT = new Intl.NumberFormat('en')

/** The hour (UTC) that a row counts. */
export function Hour({ hour }: { hour: Date }) {
  return (
    <time dateTime={hour.toISOString()} className="tabular whitespace-nowrap">
      {HOUR.format(hour)} UTC
    </time>
  )
}

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
  if (attempts === 1) {
    return (
      <span className="tabular">
        once, <Time at={lastAt} />
      </span>
    )
  }
  return (
    <span className="tabular">
      {COUNT.format(attempts)} times, {CLOCK.format(firstAt)}–{CLOCK.format(lastAt)} UTC
    </span>
  )
}

/** Where it came from; what came from too many addresses to list has none. */
export function FromAddress({ address }: { address: string }) {
  return address ? (
    <span className="tabular [overflow-wrap:anywhere]">{address}</span>
  ) : (
    <span className="text-muted">Many others</span>
  )
}
