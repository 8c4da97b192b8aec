import { Bell as BellIcon } from 'lucide-react'
import { Link } from '@/components/ui/link'
import { UNREAD_COUNTED_MAX } from '@/lib/notices/notice'

/** Leads to the notices, and says how many are unread. */
export function Bell({ unread }: { unread: number }) {
  const count = unread > UNREAD_COUNTED_MAX ? `${UNREAD_COUNTED_MAX}+` : `${unread}`
  return (
    <Link
      href="/notices"
      prefetch={false}
      aria-label={unread === 0 ? 'Notices' : `Notices, ${count} unread`}
      title="Notices"
      className="relative flex size-8 shrink-0 items-center justify-center rounded-lg text-muted hover:bg-hover hover:text-text"
    >
      <BellIcon aria-hidden="true" className="size-4.5" />
      {unread > 0 ? (
        <span
          aria-hidden="true"
          className="tabular absolute -top-0.5 left-4 rounded-full bg-accent px-1 font-semibold text-[0.6875rem] text-on-accent leading-4"
        >
          {count}
        </span>
      ) : null}
    </Link>
  )
}
