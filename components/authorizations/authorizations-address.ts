/** The address of Authorized apps; what is as always is left out. */
export function authorizationsAddress({
  search = '',
  page = 1,
}: {
  search?: string
  page?: number
}) {
  const address = new URLSearchParams()
  if (search) address.set('search', search)
  if (page > 1) address.set('page', String(page))
  return address.size > 0 ? `/authorizations?${address}` : '/authorizations'
}
