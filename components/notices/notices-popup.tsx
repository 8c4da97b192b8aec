'use client'

import { Popover } from '@base-ui/react/popover'
import clsx from 'clsx'
import { X } from 'lucide-react'
import { useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { showFocusGuards } from '@/components/ui/focus-guards'
import { landmarkOf } from '@/components/ui/landmark'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { TimeInSentence } from '@/components/ui/time'
import { useToastedAction } from '@/components/ui/use-toasted-action'
import { KINDS, type NoticeView } from '@/lib/notices/notice'
import type { BellActions } from './bell-actions'

type NoticesPopupProps = {
  anchor: HTMLElement
  notices: readonly NoticeView[]
  unread: number
  actions: BellActions
  close: () => void
}

/** The newest notices below the bell, which gets the focus back. */
export function NoticesPopup({ anchor, close, ...shown }: NoticesPopupProps) {
  const [open, setOpen] = useState(true)
  return (
    <Popover.Root
      open={open}
      modal="trap-focus"
      onOpenChange={(next, { event }) => {
        // A press on the bell is the bell's.
        const onBell = event.target instanceof Node && anchor.contains(event.target)
        if (!onBell) setOpen(next)
      }}
      onOpenChangeComplete={(isOpen) => (isOpen ? showFocusGuards() : close())}
    >
      <Popover.Portal container={landmarkOf(anchor)}>
        <Popover.Positioner
          anchor={anchor}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="z-50"
        >
          <Popover.Popup
            finalFocus={() => anchor}
            className="flex max-h-(--available-height) w-96 max-w-(--available-width) origin-(--transform-origin) flex-col overflow-hidden rounded-xl border bg-raised shadow-raised outline-none transition-[opacity,scale] duration-100 data-ending-style:scale-98 data-starting-style:scale-98 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <Newest {...shown} leave={() => setOpen(false)} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

type NewestProps = Pick<NoticesPopupProps, 'notices' | 'unread' | 'actions'> & {
  leave: () => void
}

function Newest({ notices, unread, actions, leave }: NewestProps) {
  const [isAllRead, setAllRead] = useState(unread === 0)
  const readOne = useToastedAction(actions.readOne)
  const readAll = useToastedAction(actions.readAll)
  const [newest] = notices
  return (
    <>
      <div className="flex items-center justify-between gap-3 border-b py-2 pr-2 pl-4">
        <Popover.Title className="font-semibold">Notices</Popover.Title>
        <Popover.Close
          aria-label="Close"
          className="flex size-8 items-center justify-center rounded-lg text-muted hover:bg-hover hover:text-text"
        >
          <X aria-hidden="true" className="size-4" />
        </Popover.Close>
      </div>
      {newest ? (
        <ul aria-label="Newest notices" className="min-h-0 flex-1 divide-y overflow-y-auto">
          {notices.map((notice) => (
            <Row
              key={notice.id}
              notice={{ ...notice, isRead: notice.isRead || isAllRead }}
              follow={() => {
                if (!notice.isRead) void readOne.call(notice.id)
                leave()
              }}
            />
          ))}
        </ul>
      ) : (
        <p className="px-4 py-6 text-center text-muted">No notices yet.</p>
      )}
      <div className="flex flex-wrap justify-end gap-2 border-t p-2">
        {newest && !isAllRead ? (
          <Button
            size="sm"
            variant="ghost"
            pending={readAll.pending}
            onClick={async () => {
              if ((await readAll.call(newest.id)) !== null) setAllRead(true)
            }}
          >
            Mark all as read
          </Button>
        ) : null}
        <ButtonLink size="sm" href="/notices" onClick={leave}>
          All notices
        </ButtonLink>
      </div>
    </>
  )
}

function Row({ notice, follow }: { notice: NoticeView; follow: () => void }) {
  const { at, kind, about, sentence, path, isRead } = notice
  return (
    <li className={clsx('[overflow-wrap:anywhere]', !isRead && 'bg-accent-soft/40')}>
      <Link
        href={path}
        className="block px-4 py-2.5 -outline-offset-2 hover:bg-hover"
        onClick={follow}
      >
        <span className={clsx('block', !isRead && 'font-medium')}>
          {isRead ? null : <span className="sr-only">Unread: </span>}
          {about ? (
            <>
              <Name>{about}</Name>:{' '}
            </>
          ) : null}
          {sentence}
        </span>
        <span className="mt-0.5 block text-[0.8125rem] text-muted">
          {KINDS[kind].title} · <TimeInSentence at={at} />
        </span>
      </Link>
    </li>
  )
}
