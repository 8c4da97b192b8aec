import { Button, buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { OrganizationField } from '@/components/ui/organization'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { SEARCH_MAX } from '@/lib/text'
import { type AuditParameters, countFilters } from './audit-address'
import { eventOptions } from './event-words'
import { FoldedFilters } from './folded-filters'

type AuditFiltersProps = {
  /** The page of the log. */
  path: string
  query: AuditParameters
  /** Every action that is recorded, where the page is filtered by it. */
  actions?: readonly string[]
  /** What this page is not filtered by. */
  without?: readonly ('actor' | 'app' | 'event' | 'cause' | 'address')[]
}

/** Filters the audit log. A plain GET form: the filter is in the address, and no script is needed. */
export function AuditFilters({ path, query, actions = [], without = [] }: AuditFiltersProps) {
  const text = { maxLength: SEARCH_MAX, autoComplete: 'off', spellCheck: false }
  return (
    <search>
      <form action={path}>
        <OrganizationField />
        <FoldedFilters count={countFilters(query)}>
          {without.includes('actor') ? null : (
            <TextField
              label="Actor"
              name="actor"
              defaultValue={query.actor}
              placeholder="Name or e-mail"
              {...text}
            />
          )}
          {without.includes('app') ? null : (
            <TextField
              label="App"
              name="app"
              defaultValue={query.app}
              placeholder="Name or client ID"
              {...text}
            />
          )}
          {without.includes('event') ? null : (
            <SelectField
              label="Event"
              name="event"
              defaultValue={query.event ?? ''}
              options={eventOptions(actions)}
            />
          )}
          {without.includes('cause') ? null : (
            <TextField
              label="Cause"
              name="cause"
              defaultValue={query.cause}
              placeholder="secret_expired"
              {...text}
            />
          )}
          {without.includes('address') ? null : (
            <TextField
              label="Address"
              name="address"
              defaultValue={query.address}
              placeholder="203.0.113.17"
              {...text}
            />
          )}
          <TextField label="From (UTC)" name="from" type="date" defaultValue={dayOf(query.from)} />
          <TextField label="To (UTC)" name="to" type="date" defaultValue={dayOf(query.to)} />
          {query.target ? <input type="hidden" name="target" value={query.target} /> : null}
          {query.request ? <input type="hidden" name="request" value={query.request} /> : null}
          <div className="flex items-end gap-2">
            <Button type="submit" early>
              Filter
            </Button>
            {countFilters(query) > 0 ? (
              <Link href={path} className={buttonClass({ variant: 'ghost' })}>
                Clear
              </Link>
            ) : null}
          </div>
        </FoldedFilters>
      </form>
    </search>
  )
}

/** A date field shows no time. */
const dayOf = (moment: string | undefined) => moment?.slice(0, 10)
