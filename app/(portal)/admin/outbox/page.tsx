import { MailCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { OutboxTable } from '@/components/mail/outbox-table'
import { outboxAddress, StateFilter } from '@/components/mail/state-filter'
import { TestMailButton } from '@/components/mail/test-mail-button'
import { Banner } from '@/components/ui/banner'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { signedInActor } from '@/lib/auth/current-actor'
import { isMailConfigured } from '@/lib/mail/mail-server'
import { listMails } from '@/lib/mail/outbox/list-mails'
import { MAILS_PER_PAGE } from '@/lib/mail/outbox/outbox'
import { outboxQuery } from '@/lib/mail/outbox/outbox-query'
import { readLink, resend, sendTest } from './actions'

export const metadata: Metadata = { title: 'Outbox' }

type OutboxProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OutboxPage({ searchParams }: OutboxProps) {
  const actor = await signedInActor()
  if (actor.role !== 'administrator') notFound()
  const query = outboxQuery.parse(await searchParams)
  const { mails, counts, total, isMore, page } = await listMails(actor, query)
  return (
    <>
      <PageHeader
        title="Outbox"
        description="The mails of the last 30 days: what waits, was sent, or could not be sent."
        actions={isMailConfigured() ? <TestMailButton send={sendTest} /> : null}
      />
      {isMailConfigured() ? null : <NotConfigured />}
      <StateFilter chosen={query.state} counts={counts} />
      {total === 0 ? (
        <EmptyState icon={MailCheck} title={query.state ? 'No mail in this state' : 'No mails yet'}>
          Invitations, links for a forgotten password, changes of accounts and notices appear here.
        </EmptyState>
      ) : (
        <>
          <OutboxTable mails={mails} actions={{ resend, readLink }} />
          <Pagination
            page={page}
            total={total}
            isMore={isMore}
            pageSize={MAILS_PER_PAGE}
            noun={total === 1 ? 'mail' : 'mails'}
            hrefOf={(to) => outboxAddress(query.state, to)}
          />
        </>
      )}
    </>
  )
}

function NotConfigured() {
  return (
    <div className="mb-4">
      <Banner tone="warning" title="Mail is not configured">
        Nothing is sent; what would have been sent waits here, and links can be copied. Whoever runs
        Keyturn sets SMTP_URL and MAIL_FROM, for example smtps://user:password@smtp.example.com:465
        and Keyturn &lt;keyturn@example.com&gt;.
      </Banner>
    </div>
  )
}
