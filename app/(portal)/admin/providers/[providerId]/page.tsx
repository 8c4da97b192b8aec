import { Pencil } from 'lucide-react'
import type { Metadata } from 'next'
import { EndProviderPanel } from '@/components/providers/end-provider-panel'
import { NoticeBanner } from '@/components/providers/provider-notice'
import { ProviderPanel } from '@/components/providers/provider-panel'
import { TestPanel } from '@/components/providers/test-panel'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { now } from '@/lib/clock'
import { config } from '@/lib/config'
import { logoutUriOf, redirectUriOf } from '@/lib/providers/provider'
import { noticeOf } from '@/lib/providers/provider-view'
import { remove, switchOff, switchOn, test } from '../actions'
import { providerOfPage } from '../provider-of-page'

type ProviderPageProps = { params: Promise<{ providerId: string }> }

export async function generateMetadata({ params }: ProviderPageProps): Promise<Metadata> {
  return { title: (await providerOfPage((await params).providerId)).provider.name }
}

export default async function ProviderPage({ params }: ProviderPageProps) {
  const { provider, people } = await providerOfPage((await params).providerId)
  const { id, name, secretEndsAt } = provider
  const notice = noticeOf(provider, now())
  return (
    <>
      <PageHeader
        title={name}
        back={{ href: '/admin/providers', label: 'Providers' }}
        actions={
          <ButtonLink href={`/admin/providers/${id}/edit`} icon={Pencil}>
            Edit
          </ButtonLink>
        }
      />
      <div className="flex flex-col gap-6">
        {notice ? <NoticeBanner notice={notice} secretEndsAt={secretEndsAt} /> : null}
        <ProviderPanel
          provider={provider}
          redirectUri={redirectUriOf(config().url, id)}
          logoutUri={logoutUriOf(config().url, id)}
          people={people}
        />
        <TestPanel test={test.bind(null, id)} />
        <EndProviderPanel
          provider={provider}
          people={people}
          switchOn={switchOn.bind(null, id)}
          switchOff={switchOff.bind(null, id)}
          remove={remove.bind(null, id)}
        />
      </div>
    </>
  )
}
