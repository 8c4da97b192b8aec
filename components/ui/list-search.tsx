'use client'

import { useTransition } from 'react'
import { OrganizationField } from '@/components/ui/organization'
import { useRouter } from '@/components/ui/use-router'
import { pageAddress } from './page-address'
import { SearchField } from './search-field'

type ListSearchProps = {
  /** The page of the list. */
  path: string
  label: string
  search: string
}

/** Searches a list. The search is in the address. A plain GET form: it works without script. */
export function ListSearch({ path, label, search }: ListSearchProps) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  return (
    <search>
      <form
        action={path}
        onSubmit={(event) => {
          event.preventDefault()
          const typed = String(new FormData(event.currentTarget).get('search') ?? '').trim()
          const address = pageAddress(path, { search: typed })
          startTransition(() => router.replace(address, { scroll: false }))
        }}
        className="mb-4 flex max-w-md"
      >
        <OrganizationField />
        <SearchField name="search" label={label} defaultValue={search} />
        <span role="status" className="sr-only">
          {pending ? 'Loading' : ''}
        </span>
      </form>
    </search>
  )
}
