import { acceptInput } from '@/lib/accept-input'
import { KINDS } from '@/lib/apps/field-kinds'
import { FIELDS, FORM_FIELD_NAMES, type FormFieldName } from '@/lib/apps/fields'
import { type AppRegistration, appForm } from '@/lib/apps/registration/registration'
import { linesOf } from '@/lib/apps/written-lines'

/** A list stands in one text area, or in a text field for each entry. */
function valueIn(form: FormData, field: FormFieldName): string | string[] | undefined {
  const typed = form.getAll(field).filter((value) => typeof value === 'string')
  return Array.isArray(KINDS[FIELDS[field].kind].blank) ? typed.flatMap(linesOf) : typed[0]
}

/** The picture that was chosen, null where it is taken away: a browser sends an empty file for none. */
async function logoIn(form: FormData): Promise<Uint8Array | null | undefined> {
  const file = form.get('logo')
  if (file instanceof File && file.size > 0) return new Uint8Array(await file.arrayBuffer())
  return form.get('removeLogo') ? null : undefined
}

/**
 * What the form says about an app, with its logo, as `registerApp` and `editApp` take it. Refuses
 * with `invalid_input` and a sentence per field.
 */
export async function registrationIn(
  form: FormData,
): Promise<AppRegistration & { logo: Uint8Array | null | undefined }> {
  const typed = Object.fromEntries(FORM_FIELD_NAMES.map((field) => [field, valueIn(form, field)]))
  return { ...acceptInput(appForm, typed), logo: await logoIn(form) }
}
