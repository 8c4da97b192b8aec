import { ButtonLink } from '@/components/ui/button'
import { lengthInShort } from '@/components/ui/count'
import { MAIL_STATES, type MailState } from '@/lib/mail/mail'
import type { MailCounts } from '@/lib/mail/outbox/outbox'

const OUTBOX_PATH = '/admin/outbox'

/** The address of one page of the Outbox. Defaults are left out. */
export function outboxAddress(state: MailState | null, page = 1): string {
  const query = new URLSearchParams()
  if (state) query.set('state', state)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `${OUTBOX_PATH}?${query}` : OUTBOX_PATH
}

const WORDS = { waiting: 'Waiting', sent: 'Sent', failed: 'Failed' } satisfies Record<
  MailState,
  string
>

type StateFilterProps = { chosen: MailState | null; counts: MailCounts }

/** Narrows the Outbox to the mails in one state. */
export function StateFilter({ chosen, counts }: StateFilterProps) {
  return (
    <nav aria-label="State" className="mb-4 flex flex-wrap gap-2">
      {[null, ...MAIL_STATES].map((state) => (
        <ButtonLink
          key={state}
          href={outboxAddress(state)}
          aria-current={chosen === state ? 'true' : undefined}
          variant={chosen === state ? 'secondary' : 'ghost'}
        >
          {state ? `${WORDS[state]} (${lengthInShort(counts[state])})` : 'All'}
        </ButtonLink>
      ))}
    </nav>
  )
}
