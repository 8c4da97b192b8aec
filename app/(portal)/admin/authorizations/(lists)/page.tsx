import type { Metadata } from 'next'
import { signedInActor } from '@/lib/auth/current-actor'
import { givenQuery } from '@/lib/grants/given-query'
import { GivenList } from '../given-list'
import { GIVEN_PATH } from '../paths'

export const metadata: Metadata = { title: 'Granted access' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What people allowed apps that people registered. */
export default async function GivenPage({ searchParams }: Props) {
  const query = givenQuery.parse(await searchParams)
  const scope = { group: 'registered' } as const
  return <GivenList actor={await signedInActor()} path={GIVEN_PATH} query={query} scope={scope} />
}
