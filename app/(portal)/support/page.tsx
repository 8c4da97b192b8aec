import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SearchExamples } from '@/components/search/search-examples'
import { TO_LOOK_AT_PATH } from '@/components/secrets-to-look-at/view-words'
import { DeskForm } from '@/components/support/desk-form'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { isAppId } from '@/lib/apps/app'
import { findApp } from '@/lib/apps/find-app'
import { signedInActor } from '@/lib/auth/current-actor'
import { redirectHere } from '@/lib/auth/named-organization'
import { Refusal } from '@/lib/errors'
import { supportPath } from '@/lib/search/hit-path'

export const metadata: Metadata = { title: 'Support desk' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Where support begins: the one box finds what a caller reads out, the form asks why it is refused. */
export default async function SupportDesk({ searchParams }: Props) {
  const actor = await signedInActor()
  if (actor.role === 'developer') notFound()
  const { client, at, address } = await searchParams
  const typed = typeof client === 'string' ? client.trim() : ''
  const app = isAppId(typed) ? await findApp(actor, typed).catch(nullIfNotFound) : null
  if (app) {
    const asked = Object.entries({ at, address }).filter(([, value]) => typeof value === 'string')
    await redirectHere(`${supportPath(app.id)}?${new URLSearchParams(asked as [string, string][])}`)
  }
  return (
    <>
      <PageHeader
        title="Support desk"
        description="What a caller reads out goes into the box above: it leads to the page that answers."
        actions={<ButtonLink href={TO_LOOK_AT_PATH}>Secrets to look at</ButtonLink>}
      />
      <div className="flex flex-col gap-6">
        <DeskForm
          client={typed}
          error={typed ? 'No app of your organization has this client ID.' : undefined}
        />
        <div className="rounded-xl border bg-surface sm:px-1">
          <SearchExamples role={actor.role} />
        </div>
      </div>
    </>
  )
}

/** Who may not see an app learns no more than that there is none; a failure stays one. */
function nullIfNotFound(error: unknown): null {
  if (error instanceof Refusal && error.code === 'not_found') return null
  throw error
}
