'use client'

import { LoaderCircle } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { SearchField } from '@/components/ui/search-field'
import { Select } from '@/components/ui/select-field'
import { isNarrowed, type ListQuery, listAddress } from './list-address'
import { SOURCES } from './standing-badges'

const STATUSES = [
  { value: '', label: 'Any status' },
  { value: 'active', label: 'Active' },
  { value: 'suspended', label: 'Suspended' },
  { value: 'deleted', label: 'Deleted' },
]
const TYPES = [
  { value: '', label: 'Any type' },
  { value: 'web', label: 'Web' },
  { value: 'machine', label: 'Machine' },
  { value: 'native', label: 'Native' },
]
const SOURCE_OPTIONS = [
  { value: '', label: 'Any source' },
  ...Object.entries(SOURCES).map(([value, { word }]) => ({ value, label: word })),
]
const SECRETS = [
  { value: '', label: 'Any secrets' },
  { value: 'expiring', label: 'Expiring soon' },
  { value: 'never_used', label: 'Never used' },
  { value: 'none', label: 'None, no key' },
]

const NOTHING = {
  search: '',
  status: undefined,
  type: undefined,
  source: undefined,
  secrets: undefined,
}

/** Filters My Apps. The filters are in the address. Before its script is loaded it is a plain GET form. */
export function AppsFilters({ query }: { query: ListQuery }) {
  const { shown, pending, narrow, filter } = useNarrowing(query)
  return (
    <search>
      <form
        action="/apps"
        onSubmit={(event) => {
          event.preventDefault()
          narrow({ search: String(new FormData(event.currentTarget).get('search') ?? '').trim() })
        }}
        className="mb-4 flex flex-col gap-2 lg:flex-row lg:items-center"
      >
        <SearchField
          name="search"
          label="Search by name or client ID"
          defaultValue={shown.search}
        />
        <div className="grid grid-cols-2 gap-2 sm:grid-cols-4 lg:flex lg:*:w-36">
          <Select aria-label="Status" options={STATUSES} {...filter('status')} />
          <Select aria-label="Type" options={TYPES} {...filter('type')} />
          <Select aria-label="Source" options={SOURCE_OPTIONS} {...filter('source')} />
          <Select aria-label="Secrets" options={SECRETS} {...filter('secrets')} />
        </div>
        <input type="hidden" name="sort" value={shown.sort} />
        <input type="hidden" name="order" value={shown.order} />
        {isNarrowed(shown) ? (
          <Button variant="ghost" onClick={() => narrow(NOTHING)}>
            Clear
          </Button>
        ) : null}
        <span role="status" className="sr-only">
          {pending ? 'Loading' : ''}
        </span>
        {pending ? (
          <LoaderCircle
            aria-hidden="true"
            className="hidden size-4 animate-spin text-muted lg:block"
          />
        ) : null}
      </form>
    </search>
  )
}

/** What is narrowed shows at once; the list follows. */
function useNarrowing(query: ListQuery) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const [shown, show] = useOptimistic(query)

  const narrow = (change: Partial<ListQuery>) => {
    startTransition(() => {
      const next = { ...shown, ...change, page: 1 }
      show(next)
      router.replace(listAddress(next), { scroll: false })
    })
  }
  const filter = (name: 'status' | 'type' | 'source' | 'secrets') => ({
    name,
    value: shown[name] ?? '',
    onValueChange: (value: string) => narrow({ [name]: value || undefined }),
  })
  return { shown, pending, narrow, filter }
}
