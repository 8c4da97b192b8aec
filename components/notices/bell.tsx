'use client'

import { Bell as BellIcon } from 'lucide-react'
import { lazy, type MouseEvent, Suspense, useState } from 'react'
import { Link } from '@/components/ui/link'
import { useHydrated } from '@/components/ui/use-hydrated'
import { useToastedAction } from '@/components/ui/use-toasted-action'
import { type NoticeView, UNREAD_COUNTED_MAX } from '@/lib/notices/notice'
import type { BellActions } from './bell-actions'

// The popup is loaded when somebody comes near the bell.
const loadPopup = () => import('./notices-popup')
const NoticesPopup = lazy(async () => ({ default: (await loadPopup()).NoticesPopup }))

const bellClass =
  'relative flex size-8 shrink-0 items-center justify-center rounded-lg text-muted hover:bg-hover hover:text-text aria-expanded:bg-hover'

/** Says how many notices are unread, and shows the newest. Without script it leads to the page of all. */
export function Bell({ unread, actions }: { unread: number; actions: BellActions }) {
  const [opened, setOpened] = useState<{ anchor: HTMLElement; notices: NoticeView[] } | null>(null)
  const { call } = useToastedAction(actions.newest)
  const isHydrated = useHydrated()
  const count = unread > UNREAD_COUNTED_MAX ? `${UNREAD_COUNTED_MAX}+` : `${unread}`
  const label = unread === 0 ? 'Notices' : `Notices, ${count} unread`
  const looks = (
    <>
      <BellIcon aria-hidden="true" className="size-4.5" />
      {unread > 0 ? <Unread count={count} /> : null}
    </>
  )
  if (!isHydrated) {
    return (
      <Link href="/notices" prefetch={false} aria-label={label} className={bellClass}>
        {looks}
      </Link>
    )
  }
  const prepare = () => void loadPopup().catch(() => {})
  const close = () => setOpened(null)
  const toggle = async ({ currentTarget: anchor }: MouseEvent<HTMLElement>) => {
    if (opened) return close()
    const notices = await call()
    if (notices) setOpened({ anchor, notices })
  }
  return (
    <>
      <button
        type="button"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={opened !== null}
        title="Notices"
        className={bellClass}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={(event) => void toggle(event)}
      >
        {looks}
      </button>
      {opened ? (
        <Suspense>
          <NoticesPopup {...opened} unread={unread} actions={actions} close={close} />
        </Suspense>
      ) : null}
    </>
  )
}

function Unread({ count }: { count: string }) {
  return (
    <span
      aria-hidden="true"
      className="tabular absolute -top-0.5 left-4 rounded-full bg-accent px-1 font-semibold text-[0.6875rem] text-on-accent leading-4"
    >
      {count}
    </span>
  )
}
