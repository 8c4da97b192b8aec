import type { Metadata } from 'next'
import { AppForm } from '@/components/apps/app-form'
import { appLogoUrl } from '@/components/apps/app-logo'
import { listScopeChoices } from '@/lib/apis/list-scope-choices'
import { appPath } from '@/lib/apps/app'
import { FORM_FIELD_NAMES, pickFields } from '@/lib/apps/fields/fields'
import { findLastEdit } from '@/lib/apps/registration/find-last-edit'
import { revisionOf } from '@/lib/apps/revision'
import { signedInActor } from '@/lib/auth/current-actor'
import { redirectHere } from '@/lib/auth/named-organization'
import { appOfPage } from '../app-of-page'
import { edit } from './actions'

export const metadata: Metadata = { title: 'Edit app' }

export default async function EditAppPage({ params }: { params: Promise<{ clientId: string }> }) {
  const app = await appOfPage((await params).clientId)
  const hasDocument = app.source === 'metadata_document'
  if (!app.mayChange || app.status === 'deleted' || hasDocument) await redirectHere(appPath(app.id))
  const actor = await signedInActor()
  return (
    <AppForm
      values={{ ...pickFields(app, FORM_FIELD_NAMES), logoUrl: appLogoUrl(app) }}
      saved={{ revision: revisionOf(app), lastEdit: await findLastEdit(actor, app.id) }}
      choices={await listScopeChoices(actor)}
      action={edit.bind(null, app.id)}
      submitLabel="Save changes"
      next="/apps/{id}"
      done="Changes saved"
      cancelHref={appPath(app.id)}
    />
  )
}
