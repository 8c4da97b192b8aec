import { AppsTable } from '@/components/apps/apps-table'
import { fromStart, listAddress } from '@/components/apps/list-address'
import { SelectionOf } from '@/components/apps/selection'
import { SelectionBar } from '@/components/apps/selection-bar'
import { COUNT } from '@/components/ui/count'
import { CsvLink } from '@/components/ui/csv-link'
import { CursorPages } from '@/components/ui/cursor-pages'
import { RowLinks } from '@/components/ui/row-links'
import type { Actor } from '@/lib/actor'
import type { AppQuery } from '@/lib/apps/list/app-query'
import type { AppsPage } from '@/lib/apps/list/list-apps'
import { findStillRefused } from '@/lib/usage/find-still-refused'
import { giveChosen, resumeChosen, suspendChosen } from './actions'

const ACTIONS = { suspend: suspendChosen, resume: resumeChosen, give: giveChosen }

type ListOfAppsProps = { actor: Actor; query: AppQuery; page: AppsPage; caption?: string }

/** One page of the list, with what can be done to several of its apps. */
export async function ListOfApps(props: ListOfAppsProps) {
  const { actor, query, caption = 'My Apps' } = props
  const { apps, ...page } = props.page
  const refused = await findStillRefused(
    actor,
    apps.map(({ id }) => id),
  )
  const selectable = actor.role !== 'support' && query.status !== 'deleted'
  const first = fromStart(query)
  return (
    <SelectionOf>
      {selectable ? (
        <SelectionBar
          apps={apps.map(({ id, name }) => ({ id, name }))}
          actions={ACTIONS}
          atOnce={actor.role === 'administrator'}
        />
      ) : null}
      <RowLinks>
        <AppsTable
          caption={caption}
          apps={apps}
          refused={refused}
          query={query}
          selectable={selectable}
        />
      </RowLinks>
      <CursorPages
        total={
          <span className="flex items-center gap-3">
            {inWords(page)}
            <CsvLink href={listAddress(first, '/apps/export')} download="apps.csv" />
          </span>
        }
        first={page.previous ? listAddress(first) : null}
        previous={page.previous ? listAddress({ ...first, before: page.previous }) : null}
        next={page.next ? listAddress({ ...first, after: page.next }) : null}
      />
    </SelectionOf>
  )
}

function inWords({ total, isMore }: Pick<AppsPage, 'total' | 'isMore'>): string {
  if (isMore) return `More than ${COUNT.format(total)} apps`
  return total === 1 ? '1 app' : `${COUNT.format(total)} apps`
}
