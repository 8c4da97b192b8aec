import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GivenList } from '@/app/(portal)/admin/authorizations/given-list'
import { appPath } from '@/lib/apps/app'
import { signedInActor } from '@/lib/auth/current-actor'
import { givenQuery } from '@/lib/grants/given-query'
import { appOfPage } from '../app-of-page'

export const metadata: Metadata = { title: 'Granted access' }

type Props = {
  params: Promise<{ clientId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Who let this app in, for administrators. */
export default async function AppAuthorizationsPage({ params, searchParams }: Props) {
  const app = await appOfPage((await params).clientId)
  const actor = await signedInActor()
  if (actor.role !== 'administrator') notFound()
  return (
    <GivenList
      actor={actor}
      path={`${appPath(app.id)}/authorizations`}
      query={givenQuery.parse(await searchParams)}
      scope={{ appId: app.id }}
    />
  )
}
