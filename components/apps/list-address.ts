/** The filters of My Apps, as they stand in the address. */
export type ListQuery = {
  search: string
  status?: string | undefined
  type?: string | undefined
  source?: string | undefined
  secrets?: string | undefined
  sort: string
  order: string
  page: number
}

const PLAIN: ListQuery = { search: '', sort: 'name', order: 'asc', page: 1 }

/** The address of a list. Defaults are left out. */
export function listAddress(query: ListQuery): string {
  const address = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    const plain = PLAIN[name as keyof ListQuery] ?? ''
    if (value !== undefined && value !== plain) address.set(name, String(value))
  }
  return address.size > 0 ? `/apps?${address}` : '/apps'
}

/** Whether anything narrows the list. */
export function isNarrowed({ search, status, type, source, secrets }: ListQuery): boolean {
  return Boolean(search || status || type || source || secrets)
}
