import type { Tone } from '@/components/ui/badge'
import type { ImportState, Verdict } from '@/lib/import/client-import'

export const IMPORT_PATH = '/admin/import'

/** The page of an import. */
export const importPath = (id: string) => `${IMPORT_PATH}/${id}`

const COUNT = new Intl.NumberFormat('en')

/** `1,204` */
export const inNumbers = (count: number) => COUNT.format(count)

export const STATE_WORDS: Record<ImportState, { word: string; tone: Tone }> = {
  receiving: { word: 'Not started', tone: 'neutral' },
  running: { word: 'Running', tone: 'info' },
  done: { word: 'Done', tone: 'good' },
  cancelled: { word: 'Cancelled', tone: 'warning' },
}

export const VERDICT_WORDS: Record<Verdict, { word: string; tone: Tone; label: string }> = {
  ready: { word: 'Can come', tone: 'good', label: 'Can come' },
  noted: { word: 'Comes, with a note', tone: 'warning', label: 'With a note' },
  refused: { word: 'Cannot come', tone: 'danger', label: 'Cannot come' },
}

/** The address of a page of the report. */
export function reportAddress(
  path: string,
  to: { verdict: Verdict | null; page?: number },
): string {
  const query = new URLSearchParams()
  if (to.verdict) query.set('verdict', to.verdict)
  if (to.page && to.page > 1) query.set('page', String(to.page))
  return query.size > 0 ? `${path}?${query}` : path
}
