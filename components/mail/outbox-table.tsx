'use client'

import { Badge, type Tone } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { Name } from '@/components/ui/name'
import { Time } from '@/components/ui/time'
import type { Answer } from '@/lib/http/answer'
import type { MailState } from '@/lib/mail/mail'
import type { MailView } from '@/lib/mail/outbox/outbox'
import { MailActions } from './mail-actions'

export type OutboxActions = {
  resend: (mailId: string) => Promise<Answer<void>>
  readLink: (mailId: string) => Promise<Answer<string>>
}

/** The mails of an organization, and what became of them. */
export function OutboxTable(props: { mails: readonly MailView[]; actions: OutboxActions }) {
  return (
    <DataTable
      caption="Mails"
      rows={props.mails}
      keyOf={({ id }) => id}
      columns={[
        {
          label: 'Subject',
          className: '[overflow-wrap:anywhere]',
          cell: ({ subject, text }) => (
            <details>
              <summary className="cursor-pointer font-medium">
                <Name>{subject}</Name>
              </summary>
              <pre className="mt-2 whitespace-pre-wrap rounded-lg bg-sunken p-3 font-normal font-sans text-[0.8125rem]">
                {text}
              </pre>
            </details>
          ),
        },
        {
          label: 'To',
          className: '[overflow-wrap:anywhere]',
          cell: ({ personName, address }) => (
            <div>
              {personName ? <Name>{personName}</Name> : null}
              <span className="block text-[0.8125rem] text-muted">{address}</span>
            </div>
          ),
        },
        { label: 'State', cell: (mail) => <State {...mail} /> },
        { label: 'Written', cell: ({ createdAt }) => <Time at={createdAt} /> },
      ]}
      actions={(mail) => <MailActions mail={mail} {...props.actions} />}
    />
  )
}

const STATES = {
  waiting: ['neutral', 'Waiting'],
  sent: ['good', 'Sent'],
  failed: ['danger', 'Failed'],
} as const satisfies Record<MailState, [Tone, string]>

function State({ state, attempts, failure, endedAt, nextAttemptAt }: MailView) {
  const [tone, word] = STATES[state]
  return (
    <div className="flex flex-col gap-1">
      <Badge tone={tone}>{word}</Badge>
      {failure ? <span className="text-[0.8125rem] text-muted">{failure}</span> : null}
      <span className="text-[0.8125rem] text-muted">
        {state === 'waiting' && attempts > 0 && nextAttemptAt ? (
          <>
            Next attempt <Time at={nextAttemptAt} />
          </>
        ) : null}
        {endedAt ? <Time at={endedAt} /> : null}
      </span>
    </div>
  )
}
