import { APP_TYPES } from '@/lib/apps/app'
import { linesOf, type Registration } from '@/lib/apps/registration/registration'
import { formFields } from '@/lib/http/form-fields'

function texts(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string')
}

/** What the form says about an app, as `registerApp` and `editApp` take it. */
export function registrationIn(form: FormData): Registration {
  const fields = formFields(form)
  return {
    name: fields.name ?? '',
    type: APP_TYPES.find((type) => type === fields.type) ?? 'web',
    description: fields.description ?? '',
    company: fields.company ?? '',
    websiteUrl: fields.websiteUrl,
    termsUrl: fields.termsUrl,
    privacyUrl: fields.privacyUrl,
    redirectUris: texts(form, 'redirectUris'),
    postLogoutRedirectUris: texts(form, 'postLogoutRedirectUris'),
    backchannelLogoutUri: fields.backchannelLogoutUri,
    scopes: linesOf(fields.scopes ?? ''),
  }
}

/** The picture that was chosen, or null: a browser sends an empty file when none was. */
export async function logoIn(form: FormData): Promise<Uint8Array | null> {
  const file = form.get('logo')
  return file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null
}
