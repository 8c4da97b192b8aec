import { acceptInput } from '@/lib/accept-input'
import { KINDS } from '@/lib/apps/field-kinds'
import { FIELDS, FORM_FIELD_NAMES, type FormFieldName } from '@/lib/apps/fields/fields'
import {
  type AppFormFields,
  type AppRegistration,
  appForm,
} from '@/lib/apps/registration/registration'
import { linesOf } from '@/lib/apps/written-lines'
import { type FieldName, type FormOf, formIn } from '@/lib/http/form'

type Form = FormOf<AppFormFields>

const LOGO: FieldName<AppFormFields> = 'logo'
const REMOVE_LOGO: FieldName<AppFormFields> = 'removeLogo'
const REVISION: FieldName<AppFormFields> = 'revision'

/** A list stands in one text area, or in a text field for each entry. */
function valueIn(form: Form, field: FormFieldName): string | string[] | undefined {
  const typed = form.getAll(field).filter((value) => typeof value === 'string')
  return Array.isArray(KINDS[FIELDS[field].kind].blank) ? typed.flatMap(linesOf) : typed[0]
}

/** The picture that was chosen, null where it is taken away: a browser sends an empty file for none. */
async function logoIn(form: Form): Promise<Uint8Array | null | undefined> {
  const file = form.get(LOGO)
  if (file instanceof File && file.size > 0) return new Uint8Array(await file.arrayBuffer())
  return form.get(REMOVE_LOGO) ? null : undefined
}

/**
 * What the form says about an app, with its logo, as `registerApp` and `editApp` take it. Refuses
 * with `invalid_input` and a sentence per field.
 */
export async function registrationIn(
  sent: Form,
): Promise<AppRegistration & { logo: Uint8Array | null | undefined }> {
  const form = formIn(sent)
  const typed = Object.fromEntries(FORM_FIELD_NAMES.map((field) => [field, valueIn(form, field)]))
  return { ...acceptInput(appForm, typed), logo: await logoIn(form) }
}

/** Which state of the app the form was written from; nothing when it does not say. */
export function revisionIn(form: Form): { revision?: string } {
  const revision = formIn(form).get(REVISION)
  return typeof revision === 'string' ? { revision } : {}
}
