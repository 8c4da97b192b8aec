import { KeyRound } from 'lucide-react'
import { ToLookAtTable } from '@/components/secrets-to-look-at/to-look-at-table'
import { TO_LOOK_AT_PATH, VIEW_WORDS } from '@/components/secrets-to-look-at/view-words'
import { CsvLink } from '@/components/ui/csv-link'
import { CursorPages } from '@/components/ui/cursor-pages'
import { EmptyState } from '@/components/ui/empty-state'
import type { SecretToLookAt } from '@/lib/secrets/to-look-at/to-look-at'

type StillWaitingProps = {
  path: string
  page: { secrets: readonly SecretToLookAt[]; previous: string | null; next: string | null }
}

/** The secrets that wait for one of ours, with their owners and last uses. */
export function StillWaiting({ path, page: { secrets, previous, next } }: StillWaitingProps) {
  const { empty, sentence } = VIEW_WORDS.moved_in
  if (secrets.length === 0) {
    return (
      <EmptyState icon={KeyRound} title={empty.title}>
        {empty.sentence}
      </EmptyState>
    )
  }
  return (
    <section aria-label="Who still waits">
      <p className="mb-4 text-pretty text-muted">{sentence}</p>
      <ToLookAtTable view="moved_in" secrets={secrets} />
      <CursorPages
        total={
          <CsvLink
            href={`${TO_LOOK_AT_PATH}/export?view=moved_in`}
            download="secrets-moved_in.csv"
          />
        }
        first={previous ? path : null}
        previous={previous ? `${path}?before=${previous}` : null}
        next={next ? `${path}?after=${next}` : null}
      />
    </section>
  )
}
