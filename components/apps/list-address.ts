/** The filters of My Apps, as they stand in the address. */
export type ListFilters = {
  status?: string | undefined
  type?: string | undefined
  source?: string | undefined
  secrets?: string | undefined
  use?: string | undefined
  owner?: string | undefined
}

export type ListQuery = ListFilters & {
  search: string
  sort: string
  order: string
  /** The place behind which the page begins, or before which it ends. */
  after?: string | undefined
  before?: string | undefined
}

const PARAMETERS = [
  'search',
  'status',
  'type',
  'source',
  'secrets',
  'use',
  'owner',
  'sort',
  'order',
  'after',
  'before',
] as const satisfies (keyof ListQuery)[]

const PLAIN: Partial<ListQuery> = { search: '', sort: 'name', order: 'asc' }

/** Filters that narrow nothing. */
export const NO_FILTER: ListFilters & { search: string } = {
  search: '',
  status: undefined,
  type: undefined,
  source: undefined,
  secrets: undefined,
  use: undefined,
  owner: undefined,
}

/** The address of a list, or of its export. Defaults are left out. */
export function listAddress(query: ListQuery, path = '/apps'): string {
  const address = new URLSearchParams()
  for (const name of PARAMETERS) {
    const value = query[name]
    if (value && value !== PLAIN[name]) address.set(name, value)
  }
  return address.size > 0 ? `${path}?${address}` : path
}

/** The same list from its beginning. */
export function fromStart<Q extends ListQuery>(query: Q): Q {
  return { ...query, after: undefined, before: undefined }
}

/** How many filters narrow the list, the search aside. */
export function countFilters({ status, type, source, secrets, use, owner }: ListFilters): number {
  return [status, type, source, secrets, use, owner].filter(Boolean).length
}

/** Whether anything narrows the list. */
export function isNarrowed(query: ListQuery): boolean {
  return query.search !== '' || countFilters(query) > 0
}
