/** The filters of My Apps, as they stand in the address. */
const FILTERS = ['status', 'type', 'source', 'secrets', 'use', 'owner', 'member'] as const

export type ListFilters = { [Filter in (typeof FILTERS)[number]]?: string | undefined }

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
  ...FILTERS,
  'sort',
  'order',
  'after',
  'before',
] as const satisfies (keyof ListQuery)[]

const PLAIN: Partial<ListQuery> = { search: '', sort: 'name', order: 'asc' }

/** Filters that narrow nothing. */
export const NO_FILTER: ListFilters & { search: string } = {
  search: '',
  ...Object.fromEntries(FILTERS.map((filter) => [filter, undefined])),
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
export function countFilters(filters: ListFilters): number {
  return FILTERS.filter((filter) => filters[filter]).length
}

/** Whether anything narrows the list. */
export function isNarrowed(query: ListQuery): boolean {
  return query.search !== '' || countFilters(query) > 0
}
