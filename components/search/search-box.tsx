'use client'

import clsx from 'clsx'
import { Search, X } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { IconButton } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { OrganizationField } from '@/components/ui/organization'
import type { SearcherRole } from '@/lib/search/search'
import { SearchField } from './search-field'
import { useSearch } from './use-search'

// The answers are no part of what a page loads before somebody searches.
const SearchPopup = lazy(() => import('./search-popup'))

/**
 * The one box. What holds a secret is read where it is pasted, and only its public id is kept. On a
 * narrow screen a link opens it. Without script it is a form that leads to the page with the answers.
 */
export function SearchBox({ role }: { role: SearcherRole }) {
  const search = useSearch()
  const { isOpen, show, close } = search
  return (
    <>
      <Link
        href="/search"
        prefetch={false}
        aria-label="Search"
        onClick={(event) => {
          event.preventDefault()
          show()
        }}
        className={clsx(
          'rounded-lg p-2 text-muted hover:bg-hover hover:text-text sm:hidden',
          isOpen && 'hidden',
        )}
      >
        <Search aria-hidden="true" className="size-5" />
      </Link>
      <search
        // Pages have searches of their own.
        aria-label="Whole portal"
        onBlur={({ currentTarget, relatedTarget }) => {
          if (relatedTarget && !currentTarget.contains(relatedTarget)) close()
        }}
        className={clsx(
          'sm:relative sm:block sm:bg-transparent sm:p-0',
          isOpen ? 'absolute inset-x-0 top-0 z-10 bg-bg p-2.5' : 'hidden',
        )}
      >
        <form action="/search" className="flex items-center gap-1" onSubmit={preventDefault}>
          <OrganizationField />
          <SearchField search={search} />
          <span className="sm:hidden">
            <IconButton icon={X} label="Close search" onClick={close} />
          </span>
        </form>
        {isOpen ? (
          <Suspense fallback={null}>
            <SearchPopup search={search} role={role} />
          </Suspense>
        ) : null}
      </search>
    </>
  )
}

/** Enter is one of the keys that the field answers itself. */
const preventDefault = (event: { preventDefault(): void }) => event.preventDefault()
