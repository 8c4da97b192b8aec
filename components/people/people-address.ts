/** The address of the list of people; what is as always is left out. */
export function peopleAddress({ search = '', page = 1 }: { search?: string; page?: number }) {
  const address = new URLSearchParams()
  if (search) address.set('search', search)
  if (page > 1) address.set('page', String(page))
  return address.size > 0 ? `/admin/people?${address}` : '/admin/people'
}
