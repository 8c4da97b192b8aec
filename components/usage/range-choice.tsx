import clsx from 'clsx'
import { Link } from '@/components/ui/link'
import { USAGE_RANGES, type UsageRange } from '@/lib/usage/usage'
import { RANGE_LABELS } from './usage-words'

type RangeChoiceProps = { range: UsageRange; addressOf: (range: UsageRange) => string }

/** How far back the page looks. The choice is in the address. */
export function RangeChoice({ range, addressOf }: RangeChoiceProps) {
  return (
    <nav aria-label="Time range" className="flex w-fit gap-1 rounded-lg bg-sunken p-1">
      {USAGE_RANGES.map((one) => (
        <Link
          key={one}
          href={addressOf(one)}
          scroll={false}
          aria-current={one === range ? 'true' : undefined}
          className={clsx(
            'whitespace-nowrap rounded-md px-2.5 py-1 font-medium text-[0.8125rem] transition-colors -outline-offset-2',
            one === range
              ? 'bg-surface text-text shadow-xs ring-1 ring-border'
              : 'text-muted hover:text-text',
          )}
        >
          {RANGE_LABELS[one]}
        </Link>
      ))}
    </nav>
  )
}
