import { LogIn, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ProvidersTable } from '@/components/providers/providers-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { signedInActor } from '@/lib/auth/current-actor'
import { now } from '@/lib/clock'
import { listProviders } from '@/lib/providers/administration/list-providers'
import { ProvidersToLookAt } from '../../providers-to-look-at'
import { Provisioning } from './provisioning'

export const metadata: Metadata = { title: 'Providers' }

export default async function ProvidersPage() {
  const actor = await signedInActor()
  if (actor.role !== 'administrator') notFound()
  const { ofEnvironment, providers } = await listProviders(actor)
  const add = (
    <ButtonLink href="/admin/providers/new" variant="primary" icon={Plus}>
      Add provider
    </ButtonLink>
  )
  if (providers.length === 0 && !ofEnvironment) {
    return (
      <>
        <PageHeader title="Providers" />
        <EmptyState icon={LogIn} title="No providers yet" action={add}>
          People sign in here with a password. With a provider, such as Microsoft Entra ID, Google
          or Keycloak, they can sign in with the account that your company gave them.
        </EmptyState>
        <Provisioning actor={actor} />
      </>
    )
  }
  return (
    <>
      <PageHeader
        title="Providers"
        description="With whose accounts people of your organization can sign in, beside their password here."
        actions={add}
      />
      <ProvidersToLookAt />
      <ProvidersTable ofEnvironment={ofEnvironment} providers={providers} at={now()} />
      <Provisioning actor={actor} />
    </>
  )
}
