'use client'

import clsx from 'clsx'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Time } from '@/components/ui/time'
import { useToastedAction } from '@/components/ui/use-toasted-action'
import type { Answer } from '@/lib/http/answer'
import { KINDS, type NoticeView } from '@/lib/notices/notice'

type NoticeListProps = {
  notices: readonly NoticeView[]
  read: (id: string) => Promise<Answer<void>>
}

/** What a person was told. Following a notice reads it. */
export function NoticeList({ notices, read }: NoticeListProps) {
  return (
    <ul
      aria-label="Notices"
      className="divide-y overflow-hidden rounded-xl border bg-surface shadow-xs"
    >
      {notices.map((notice) => (
        <NoticeRow key={notice.id} notice={notice} read={read} />
      ))}
    </ul>
  )
}

function NoticeRow({ notice, read }: { notice: NoticeView } & Pick<NoticeListProps, 'read'>) {
  const { id, at, kind, about, sentence, path, isRead } = notice
  const { call, pending } = useToastedAction(read)
  return (
    <li
      className={clsx(
        'flex flex-wrap items-start gap-x-4 gap-y-1 px-4 py-3',
        !isRead && 'bg-accent-soft/40',
      )}
    >
      <div className="min-w-0 flex-1 basis-64 [overflow-wrap:anywhere]">
        <p className={clsx(!isRead && 'font-medium')}>
          {isRead ? null : <span className="sr-only">Unread: </span>}
          <Link
            href={path}
            className="rounded-sm underline-offset-4 hover:underline"
            onClick={() => {
              if (!isRead) void call(id)
            }}
          >
            {about ? (
              <>
                <Name>{about}</Name>:{' '}
              </>
            ) : null}
            {sentence}
          </Link>
        </p>
        <p className="mt-0.5 text-[0.8125rem] text-muted">
          {KINDS[kind].title} · <Time at={at} />
        </p>
      </div>
      {isRead ? null : (
        <Button size="sm" variant="ghost" pending={pending} onClick={() => void call(id)}>
          Mark as read
        </Button>
      )}
    </li>
  )
}
