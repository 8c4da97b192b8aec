'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { SearchField } from '@/components/ui/search-field'
import { peopleAddress } from './people-address'

/** Narrows the list. It lands in the address; as a plain GET form it works without script. */
export function PeopleSearch({ search }: { search: string }) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  return (
    <search>
      <form
        action="/admin/people"
        onSubmit={(event) => {
          event.preventDefault()
          const typed = String(new FormData(event.currentTarget).get('search') ?? '').trim()
          startTransition(() => router.replace(peopleAddress({ search: typed }), { scroll: false }))
        }}
        className="mb-4 flex max-w-md"
      >
        <SearchField name="search" label="Search people" defaultValue={search} />
        <span role="status" className="sr-only">
          {pending ? 'Loading' : ''}
        </span>
      </form>
    </search>
  )
}
