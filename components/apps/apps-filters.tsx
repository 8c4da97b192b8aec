'use client'

import clsx from 'clsx'
import { LoaderCircle, SlidersHorizontal } from 'lucide-react'
import { useOptimistic, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { OrganizationField } from '@/components/ui/organization'
import { SearchField } from '@/components/ui/search-field'
import { Select } from '@/components/ui/select-field'
import { useRouter } from '@/components/ui/use-router'
import { ownerOptions, SECRETS, SOURCE_OPTIONS, STATUSES, TYPES, USES } from './filter-options'
import {
  countFilters,
  fromStart,
  isNarrowed,
  type ListFilters,
  type ListQuery,
  listAddress,
  NO_FILTER,
} from './list-address'

type AppsFiltersProps = {
  query: ListQuery
  /** The owners of the apps that can be listed. */
  owners: readonly { id: string; name: string }[]
}

/** Filters My Apps. The filters are in the address. Before its script is loaded it is a plain GET form. */
export function AppsFilters({ query, owners }: AppsFiltersProps) {
  const { shown, pending, narrow, filter } = useNarrowing(query)
  const [open, setOpen] = useState(false)
  const count = countFilters(shown)
  return (
    <search>
      <form
        action="/apps"
        onSubmit={(event) => {
          event.preventDefault()
          narrow({ search: String(new FormData(event.currentTarget).get('search') ?? '').trim() })
        }}
        className="mb-4 flex flex-col gap-2"
      >
        <OrganizationField />
        <div className="flex gap-2">
          <SearchField
            name="search"
            label="Search by name, client ID or owner"
            defaultValue={shown.search}
          />
          <Button
            icon={SlidersHorizontal}
            aria-expanded={open}
            aria-controls="filters"
            onClick={() => setOpen(!open)}
            className="sm:hidden"
          >
            {count > 0 ? `Filters (${count})` : 'Filters'}
          </Button>
          <Working pending={pending} />
        </div>
        <div
          id="filters"
          className={clsx(
            'grid-cols-2 gap-2 sm:grid sm:grid-cols-3 lg:grid-cols-[repeat(6,minmax(0,1fr))_auto]',
            open ? 'grid' : 'hidden [@media(scripting:none)]:grid',
          )}
        >
          <Select aria-label="Status" options={STATUSES} {...filter('status')} />
          <Select aria-label="Secrets" options={SECRETS} {...filter('secrets')} />
          <Select aria-label="Use" options={USES} {...filter('use')} />
          <Select aria-label="Owner" options={ownerOptions(owners)} {...filter('owner')} />
          <Select aria-label="Type" options={TYPES} {...filter('type')} />
          <Select aria-label="Source" options={SOURCE_OPTIONS} {...filter('source')} />
          {isNarrowed(shown) ? (
            <Button variant="ghost" onClick={() => narrow(NO_FILTER)}>
              Clear
            </Button>
          ) : null}
        </div>
        <input type="hidden" name="sort" value={shown.sort} />
        <input type="hidden" name="order" value={shown.order} />
      </form>
    </search>
  )
}

function Working({ pending }: { pending: boolean }) {
  return (
    <>
      <span role="status" className="sr-only">
        {pending ? 'Loading' : ''}
      </span>
      {pending ? (
        <LoaderCircle
          aria-hidden="true"
          className="hidden size-4 animate-spin self-center text-muted lg:block"
        />
      ) : null}
    </>
  )
}

/** What is narrowed shows at once; the list follows. */
function useNarrowing(query: ListQuery) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const [shown, show] = useOptimistic(query)

  const narrow = (change: Partial<ListQuery>) => {
    startTransition(() => {
      const next = fromStart({ ...shown, ...change })
      show(next)
      router.replace(listAddress(next), { scroll: false })
    })
  }
  const filter = (name: keyof ListFilters) => ({
    name,
    value: shown[name] ?? '',
    onValueChange: (value: string) => narrow({ [name]: value || undefined }),
  })
  return { shown, pending, narrow, filter }
}
