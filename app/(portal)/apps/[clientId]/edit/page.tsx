import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AppForm } from '@/components/apps/app-form'
import { appLogoUrl } from '@/components/apps/app-logo'
import { appOfPage } from '../app-of-page'
import { edit } from './actions'

export const metadata: Metadata = { title: 'Edit app' }

export default async function EditAppPage({ params }: { params: Promise<{ clientId: string }> }) {
  const app = await appOfPage((await params).clientId)
  if (!app.mayChange || app.status === 'deleted') redirect(`/apps/${app.id}`)
  const { name, type, description, company, websiteUrl, termsUrl, privacyUrl } = app
  const { redirectUris, scopes } = app
  return (
    <AppForm
      values={{
        ...{ name, type, description, company, websiteUrl, termsUrl, privacyUrl },
        ...{ redirectUris, scopes, logoUrl: appLogoUrl(app) },
      }}
      action={edit.bind(null, app.id)}
      submitLabel="Save changes"
      next="/apps/{id}"
      done="Changes saved"
      cancelHref={`/apps/${app.id}`}
    />
  )
}
