import { Bell } from 'lucide-react'
import type { Metadata } from 'next'
import { NoticeList } from '@/components/notices/notice-list'
import { ReadAll } from '@/components/notices/read-all'
import { ButtonLink } from '@/components/ui/button'
import { CursorPages } from '@/components/ui/cursor-pages'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { signedInActor } from '@/lib/auth/current-actor'
import { countUnread, listNotices } from '@/lib/notices/list-notices'
import { noticeQuery } from '@/lib/notices/notice-input'
import { readAll, readOne } from './actions'

export const metadata: Metadata = { title: 'Notices' }

function address(show: string, after?: string): string {
  const query = new URLSearchParams()
  if (show === 'unread') query.set('show', show)
  if (after) query.set('after', after)
  return query.size > 0 ? `/notices?${query}` : '/notices'
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NoticesPage({ searchParams }: Props) {
  const query = noticeQuery.parse(await searchParams)
  const actor = await signedInActor()
  const [{ notices, next }, unread] = await Promise.all([
    listNotices(actor, query),
    countUnread(actor),
  ])
  const [newest] = notices
  const other = query.show === 'unread' ? 'all' : 'unread'
  return (
    <>
      <PageHeader
        title="Notices"
        description="What has happened to your apps, and what waits for you."
        actions={
          <>
            <ButtonLink href={address(other)}>
              {other === 'all' ? 'Show all' : 'Show unread'}
            </ButtonLink>
            {newest && unread > 0 ? <ReadAll newest={newest.id} readAll={readAll} /> : null}
          </>
        }
      />
      {newest ? (
        <NoticeList notices={notices} read={readOne} />
      ) : (
        <EmptyState
          icon={Bell}
          title={query.show === 'unread' ? 'Nothing is unread' : 'No notices yet'}
          action={<ButtonLink href="/account#notices">Choose how you are told</ButtonLink>}
        >
          You are told when a secret ends or is found, when somebody changes an app of yours, and
          when something waits for you.
        </EmptyState>
      )}
      {next || query.after ? (
        <CursorPages
          total="The newest first"
          first={query.after ? address(query.show) : null}
          previous={null}
          next={next ? address(query.show, next) : null}
        />
      ) : null}
    </>
  )
}
