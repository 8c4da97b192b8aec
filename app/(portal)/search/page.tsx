import type { Metadata } from 'next'
import { SearchPage } from '@/components/search/search-page'
import { signedInActor } from '@/lib/auth/current-actor'
import { redirectHere } from '@/lib/auth/named-organization'
import { findAnswers } from '@/lib/search/find-answers'
import { holdsLongValue, recogniseSecret } from '@/lib/search/recognise-secret'
import { HITS_ON_PAGE } from '@/lib/search/search'
import { searchInput } from '@/lib/search/search-input'

export const metadata: Metadata = { title: 'Search' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** All answers, and the box of a browser without script. */
export default async function Search({ searchParams }: Props) {
  const actor = await signedInActor()
  const { q, refused } = await searchParams
  const typed = typeof q === 'string' ? q : ''
  // It is in the browser's history; it need not stay on the screen as well.
  if (recogniseSecret(typed) || holdsLongValue(typed)) await redirectHere('/search?refused=secret')
  const asked = searchInput.safeParse({ q: typed })
  const answers = asked.success
    ? await findAnswers(actor, asked.data, { most: HITS_ON_PAGE })
    : { groups: [] }
  return (
    <SearchPage
      role={actor.role}
      text={asked.success ? asked.data.q : ''}
      answers={answers}
      refusedSecret={refused === 'secret'}
    />
  )
}
