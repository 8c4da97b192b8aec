import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { KINDS } from '@/lib/apps/field-kinds'
import { FIELDS, FORM_FIELD_NAMES, type FormFieldName } from '@/lib/apps/fields/fields'
import { type AppRegistration, appForm } from '@/lib/apps/registration/registration'
import { Refusal } from '@/lib/errors'
import { moment } from '../moment'

/** What is sent of these fields, by their names in the API. Their rules are those of the portal's form. */
function sentFields() {
  const entries = FORM_FIELD_NAMES.map((field): [string, z.ZodType] => {
    const { kind, api } = FIELDS[field]
    return [api, kind === 'until' ? z.literal(true).or(moment).nullable() : KINDS[kind].answer]
  })
  return z.object(Object.fromEntries(entries)).partial().meta({ id: 'AppInput' })
}

/** The registration of an app, or the fields of it that change. */
export const appBody = sentFields()

type Sent = z.output<typeof appBody>
type Before = Partial<Record<FormFieldName, unknown>>

/**
 * The registration that was sent; what is left out stays as it is in `before`. Refuses with
 * `invalid_input`, with fields in the names of the API.
 */
export function acceptRegistration(sent: Sent, before: Before = {}): AppRegistration {
  try {
    return acceptInput(appForm, asForm(sent, before))
  } catch (error) {
    if (!(error instanceof Refusal) || !error.fields) throw error
    const fields = Object.entries(error.fields).map(([name, complaint]) => [
      API_NAMES[name] ?? name,
      complaint,
    ])
    throw new Refusal(error.code, error.reason, Object.fromEntries(fields))
  }
}

function asForm(sent: Sent, before: Before): object {
  const entries = FORM_FIELD_NAMES.flatMap((field) => {
    const value = sent[FIELDS[field].api]
    if (value === undefined) return field in before ? [[field, before[field]]] : []
    return [[field, FIELDS[field].kind === 'until' ? untilOf(value) : value]]
  })
  return Object.fromEntries(entries)
}

/** `true` begins a development anew; its end cannot be chosen. */
function untilOf(value: unknown): unknown {
  if (value === true) return 'on'
  return typeof value === 'string' ? new Date(value) : null
}

const API_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  FORM_FIELD_NAMES.map((field) => [field, FIELDS[field].api]),
)
