import { expect, test } from '@playwright/test'
import type { FieldName } from '@/lib/http/form'
import type { NewPersonForm } from '@/lib/people/person-input'
import { read, sourceFiles } from './imports'

/** Names that no schema of ours reads, and why each stands where it does. */
const WRITTEN_OUT = {
  'components/ui/list-search.tsx': ['search'],
  'components/apps/apps-filters.tsx': ['search', 'sort', 'order'],
  'components/audit/audit-filters.tsx': [
    'actor',
    'app',
    'event',
    'cause',
    'address',
    'from',
    'to',
    'target',
    'request',
  ],
  'components/audit/export-button.tsx': ['format'],
  'components/search/search-field.tsx': ['q'],
  'components/search/search-page.tsx': ['q'],
  'components/support/desk-form.tsx': ['client', 'at', 'address'],
  'components/support/why-refused.tsx': ['at', 'address'],
  'components/ui/typed-name-field.tsx': ['typedName'],
  'components/app-keys/made-key-field.tsx': ['madeAlgorithm'],
  'components/app-keys/add-key-fields.tsx': ['way'],
  'components/secrets/secret-fields.tsx': ['day'],
  'components/secrets/one-time-dialog.tsx': ['stored'],
  // For password managers: they keep a password together with the name it is for.
  'components/people/change-password-form.tsx': ['username'],
  'components/people/welcome-form.tsx': ['username'],
  // What a button of a ceremony says, and what the engine reads itself.
  'components/ceremony/answer-form.tsx': ['answer'],
  'components/ceremony/choose-account.tsx': ['answer'],
  'components/ceremony/reauthenticate.tsx': ['answer'],
  'components/ceremony/device-code-form.tsx': ['xsrf', 'user_code'],
  'components/ceremony/device-question.tsx': ['xsrf', 'user_code', 'abort', 'confirm'],
  'components/ceremony/logout-form.tsx': ['xsrf', 'logout'],
}

test('a field that an action reads gets its name from the schema that reads it', () => {
  const written = sourceFiles(['app', 'components'], /\.tsx$/)
    .map((file) => [file, new Set(namesIn(read(file)))] as const)
    .filter(([, names]) => names.size > 0)
  const found = Object.fromEntries(written.map(([file, names]) => [file, [...names]]))
  expect(found).toEqual(WRITTEN_OUT)
})

/** Of `name="…"` on an element; a name from a schema stands in braces. */
function namesIn(source: string): string[] {
  return [...source.matchAll(/\sname="([^"]+)"/g)].map(([, name]) => name ?? '')
}

/** Does not compile where a name that the schema does not have could be given to a field. */
type Expect<T extends true> = T
export type NamesAreOfTheSchema = [
  Expect<
    FieldName<NewPersonForm> extends 'name' | 'email' | 'role' | 'emailVerified' ? true : false
  >,
  Expect<'nickname' extends FieldName<NewPersonForm> ? false : true>,
]
