import type { SelectOption } from '@/components/ui/select-field'
import { capital } from '@/lib/text'

const NOUNS: Readonly<Record<string, string>> = {
  api: 'API',
  app: 'App',
  initial_access_token: 'Initial access token',
  scim_token: 'SCIM token',
  signing_key: 'Signing key',
}

/** `member_added` becomes “member added”. */
export const inWords = (name: string) => name.replaceAll('_', ' ')

/** `app.member_added` becomes “App: member added”. */
function actionInWords(action: string): string {
  const [noun = '', ...verb] = action.split('.')
  return `${nounInWords(noun)}: ${inWords(verb.join('.'))}`
}

/** `api` becomes “API”. */
export const nounInWords = (noun: string) => NOUNS[noun] ?? capital(inWords(noun))

/** The choice of an event: everything of a noun, then each of its actions. */
export function eventOptions(actions: readonly string[]): SelectOption[] {
  const nouns = [...new Set(actions.map((action) => action.split('.')[0] ?? ''))].toSorted()
  return [
    { value: '', label: 'Any event' },
    ...nouns.flatMap((noun) => [
      { value: noun, label: `${nounInWords(noun)}: everything` },
      ...actions
        .filter((action) => action.startsWith(`${noun}.`))
        .map((action) => ({ value: action, label: actionInWords(action) })),
    ]),
  ]
}
