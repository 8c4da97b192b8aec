'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { SearchField } from '@/components/ui/search-field'
import { authorizationsAddress } from './authorizations-address'

/** Narrows the list. It lands in the address; as a plain GET form it works without script. */
export function AuthorizationsSearch({ search }: { search: string }) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  return (
    <search>
      <form
        action="/authorizations"
        onSubmit={(event) => {
          event.preventDefault()
          const typed = String(new FormData(event.currentTarget).get('search') ?? '').trim()
          startTransition(() =>
            router.replace(authorizationsAddress({ search: typed }), { scroll: false }),
          )
        }}
        className="mb-4 flex max-w-md"
      >
        <SearchField name="search" label="Search authorized apps" defaultValue={search} />
        <span role="status" className="sr-only">
          {pending ? 'Loading' : ''}
        </span>
      </form>
    </search>
  )
}
