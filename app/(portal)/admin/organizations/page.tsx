import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CreateOrganizationButton } from '@/components/organizations/create-organization-button'
import { OrganizationsTable } from '@/components/organizations/organizations-table'
import { PageHeader } from '@/components/ui/page-header'
import { signedInActor } from '@/lib/auth/current-actor'
import { runsInstallation } from '@/lib/people/organizations/authorize-installation'
import { listOrganizations } from '@/lib/people/organizations/list-organizations'
import { create, rename } from './actions'

export const metadata: Metadata = { title: 'Organizations' }

export default async function OrganizationsPage() {
  const actor = await signedInActor()
  if (!(await runsInstallation(actor))) notFound()
  return (
    <>
      <PageHeader
        title="Organizations"
        description="Who shares this installation. Your organization was the first, so its administrators create the others and rotate the signing keys."
        actions={<CreateOrganizationButton create={create} />}
      />
      <OrganizationsTable organizations={await listOrganizations(actor)} rename={rename} />
    </>
  )
}
