import { CalendarCheck } from 'lucide-react'
import { ToLookAtTable } from '@/components/secrets-to-look-at/to-look-at-table'
import { ViewTabs } from '@/components/secrets-to-look-at/view-tabs'
import { TO_LOOK_AT_PATH, VIEW_WORDS, viewPath } from '@/components/secrets-to-look-at/view-words'
import { CsvLink } from '@/components/ui/csv-link'
import { CursorPages } from '@/components/ui/cursor-pages'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { ValueRequestsPanel } from '@/components/usage/value-requests-panel'
import { signedInActor } from '@/lib/auth/current-actor'
import { listToLookAt, type ToLookAtPage } from '@/lib/secrets/to-look-at/list-to-look-at'
import { sideQuery } from '@/lib/secrets/to-look-at/place'
import type { View } from '@/lib/secrets/to-look-at/to-look-at'
import { listValueRequests } from '@/lib/usage/list-value-requests'

export type Parameters = Record<string, string | string[] | undefined>

/** One of the lists of secrets that somebody should look at. */
export async function ToLookAt({ view, parameters }: { view: View; parameters: Parameters }) {
  const actor = await signedInActor()
  const [page, valueRequests] = await Promise.all([
    listToLookAt(actor, view, sideQuery.parse(parameters)),
    listValueRequests(actor, null),
  ])
  const { sentence, empty } = VIEW_WORDS[view]
  return (
    <>
      <PageHeader
        title="Secrets to look at"
        description={
          actor.role === 'developer'
            ? 'The secrets of your apps that end soon, have ended or lie idle.'
            : 'The secrets of your organization that end soon, have ended or lie idle.'
        }
      />
      <ViewTabs />
      {page.secrets.length === 0 ? (
        <div className="mt-6">
          <EmptyState icon={CalendarCheck} title={empty.title}>
            {empty.sentence}
          </EmptyState>
        </div>
      ) : (
        <>
          <p className="my-4 text-pretty text-muted">{sentence}</p>
          <ToLookAtTable view={view} secrets={page.secrets} />
          <Pages view={view} page={page} />
        </>
      )}
      <div className="mt-6 empty:hidden">
        <ValueRequestsPanel requests={valueRequests} ofApps />
      </div>
    </>
  )
}

function Pages({ view, page: { previous, next } }: { view: View; page: ToLookAtPage }) {
  const path = viewPath(view)
  return (
    <CursorPages
      total={
        <CsvLink href={`${TO_LOOK_AT_PATH}/export?view=${view}`} download={`secrets-${view}.csv`} />
      }
      first={previous ? path : null}
      previous={previous ? `${path}?before=${previous}` : null}
      next={next ? `${path}?after=${next}` : null}
    />
  )
}
