import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { HelpBlocks } from '@/components/help/help-blocks'
import { HelpPages } from '@/components/help/help-pages'
import { PageHeader } from '@/components/ui/page-header'
import { signedInActor } from '@/lib/auth/current-actor'
import { HELP_PAGES, isHelpPage } from '@/lib/help/help-page'
import { readHelp } from '@/lib/help/read-help'

type Props = { params: Promise<{ page: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page } = await params
  return { title: isHelpPage(page) ? HELP_PAGES[page] : 'Not found' }
}

/** The documentation of this version, for everybody who is signed in. */
export default async function HelpPage({ params }: Props) {
  await signedInActor()
  const { page } = await params
  if (!isHelpPage(page)) notFound()
  return (
    <div className="flex flex-col gap-6 lg:grid lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-10">
      <HelpPages current={page} />
      <article className="min-w-0 max-w-3xl">
        <PageHeader title={HELP_PAGES[page]} />
        <div className="flex flex-col gap-4 leading-6 wrap-break-word">
          <HelpBlocks blocks={await readHelp(page)} />
        </div>
      </article>
    </div>
  )
}
