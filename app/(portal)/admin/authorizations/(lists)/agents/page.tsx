import type { Metadata } from 'next'
import { signedInActor } from '@/lib/auth/current-actor'
import { givenQuery } from '@/lib/grants/given-query'
import { GivenList } from '../../given-list'
import { AGENTS_PATH } from '../../paths'

export const metadata: Metadata = { title: 'Agents with access' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What people allowed apps that came by registration or by the address of their document. */
export default async function AgentsPage({ searchParams }: Props) {
  const query = givenQuery.parse(await searchParams)
  const scope = { group: 'agents' } as const
  return <GivenList actor={await signedInActor()} path={AGENTS_PATH} query={query} scope={scope} />
}
