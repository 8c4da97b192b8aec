import type { InteractionScope } from '@/lib/oauth/interaction/interaction'

/** Scopes of one API, of the person's own account, or without a description. */
export type ScopeGroup = { title: string; scopes: InteractionScope[] }

const ACCOUNT = 'Your account'
const UNKNOWN = 'Not described'

/** The account first, then each API by name, then scopes without a description. */
export function groupScopes(scopes: readonly InteractionScope[]): ScopeGroup[] {
  const groups = new Map<string, InteractionScope[]>()
  for (const scope of scopes) {
    const title = titleOf(scope)
    groups.set(title, [...(groups.get(title) ?? []), scope])
  }
  const place = (title: string) => (title === ACCOUNT ? 0 : title === UNKNOWN ? 2 : 1)
  return [...groups]
    .map(([title, members]) => ({ title, scopes: members }))
    .toSorted((a, b) => place(a.title) - place(b.title) || a.title.localeCompare(b.title, 'en'))
}

function titleOf({ apiName, sentence }: InteractionScope): string {
  return apiName ?? (sentence === null ? UNKNOWN : ACCOUNT)
}
