import type { Metadata } from 'next'
import { cache } from 'react'
import { SupportPage } from '@/components/support/support-page'
import { appIdInPath, appPath } from '@/lib/apps/app'
import { signedInActor } from '@/lib/auth/current-actor'
import { config } from '@/lib/config'
import { findSupportAnswer } from '@/lib/support/find-support-answer'
import { supportQuery } from '@/lib/support/support-input'
import { wordsForOwner } from '@/lib/support/words-for-owner'
import { notFoundIfRefused } from '../../../not-found-if-refused'

type Props = {
  params: Promise<{ clientId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const answerOf = cache(async (clientId: string, at: string, address: string) => {
  const query = supportQuery.parse({ at, address })
  const actor = await signedInActor()
  return findSupportAnswer(actor, appIdInPath(clientId), query).catch(notFoundIfRefused)
})

/** What was asked, as it stands in the address. */
async function askedOf({ params, searchParams }: Props) {
  const [{ clientId }, { at, address }] = await Promise.all([params, searchParams])
  const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
  return [clientId, textOf(at), textOf(address)] as const
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { app } = await answerOf(...(await askedOf(props)))
  return { title: `${app.name} · Support desk` }
}

/** One app, as an answer to whoever calls. */
export default async function AppOnTheDesk(props: Props) {
  const [clientId, at, address] = await askedOf(props)
  const answer = await answerOf(clientId, at, address)
  const [refusal] = answer.refusals
  const page = `${config().url}${appPath(answer.app.id)}/secrets`
  const words = wordsForOwner({ ...answer, refusal, page })
  return <SupportPage answer={answer} at={at} address={address} words={words} />
}
