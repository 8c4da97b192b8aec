/** The address of a page of a list, searched or not; what is as always is left out. */
export function pageAddress(path: string, { search = '', page = 1 } = {}): string {
  const asked = new URLSearchParams()
  if (search) asked.set('search', search)
  if (page > 1) asked.set('page', String(page))
  return asked.size > 0 ? `${path}?${asked}` : path
}
