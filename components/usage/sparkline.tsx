import { Link } from '@/components/ui/link'
import { countOf, topOf } from './chart-scale'
import { total } from './series-colours'

type SparklineProps = {
  /** Requests of each day, the oldest first. */
  days: readonly number[]
  /** The page that says who it was. */
  href: string
}

/** A small picture of the last days, with their sum in words. */
export function Sparkline({ days, href }: SparklineProps) {
  const top = topOf(Math.max(0, ...days))
  return (
    <span className="flex w-28 flex-col gap-1">
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${days.length} ${top}`}
        preserveAspectRatio="none"
        className="h-6 w-full border-b"
      >
        <path d={barsOf(days, top)} className="fill-series-1" />
      </svg>
      <Link
        href={href}
        className="tabular whitespace-nowrap text-[0.8125rem] text-muted hover:text-text hover:underline"
      >
        {countOf(total(days), 'request')}
        <span className="sr-only"> in the last {days.length} days: see the callers</span>
      </Link>
    </span>
  )
}

/** A bar for each day that was used, high enough to be seen. */
function barsOf(days: readonly number[], top: number): string {
  return days
    .map((count, day) => {
      const height = Math.max(count, top / 12)
      return count === 0 ? '' : `M${day + 0.1} ${top}v${-height}h0.8v${height}z`
    })
    .join('')
}
