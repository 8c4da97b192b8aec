/** The address of one page of a list. Defaults are left out. */
export function pageAddress(path: string, { search = '', page = 1 } = {}): string {
  const query = new URLSearchParams()
  if (search) query.set('search', search)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `${path}?${query}` : path
}
