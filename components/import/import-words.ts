import type { Tone } from '@/components/ui/badge'
import { COUNT } from '@/components/ui/count'
import type { ImportState, Verdict } from '@/lib/import/client-import'

export const IMPORT_PATH = '/admin/import'

/** The page of an import. */
export const importPath = (id: string) => `${IMPORT_PATH}/${id}`

/** `1,204` */
export const inNumbers = (count: number) => COUNT.format(count)

/** `1 client`, `1,204 clients` */
export const clientsOf = (count: number) =>
  `${inNumbers(count)} ${count === 1 ? 'client' : 'clients'}`

export const STATE_WORDS: Record<ImportState, { word: string; tone: Tone }> = {
  receiving: { word: 'Not started', tone: 'neutral' },
  running: { word: 'Running', tone: 'info' },
  done: { word: 'Done', tone: 'good' },
  cancelled: { word: 'Cancelled', tone: 'warning' },
}

export const VERDICT_WORDS: Record<Verdict, { word: string; tone: Tone; label: string }> = {
  ready: { word: 'Ready', tone: 'good', label: 'Ready' },
  noted: { word: 'Ready, with a note', tone: 'warning', label: 'With a note' },
  refused: { word: 'Refused', tone: 'danger', label: 'Refused' },
}

const VERDICTS_WHEN_DONE: Record<Verdict, string> = {
  ready: 'Imported',
  noted: 'Imported, with a note',
  refused: 'Not imported',
}

/** What is said of a client: what will become of it, or what became of it once the import is over. */
export const verdictWord = (verdict: Verdict, state: ImportState) =>
  state === 'done' ? VERDICTS_WHEN_DONE[verdict] : VERDICT_WORDS[verdict].word

/** The same on the button that shows these clients alone. */
export const verdictLabel = (verdict: Verdict, state: ImportState) =>
  state === 'done' && verdict !== 'noted'
    ? VERDICTS_WHEN_DONE[verdict]
    : VERDICT_WORDS[verdict].label

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
