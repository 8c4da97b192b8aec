import { z } from 'zod'
import { rulesOf } from '../field-kinds'
import { APP_TYPES, APPLICATION_TYPES } from '../fields/field'
import { FIELDS, FORM_FIELD_NAMES, METADATA_FIELD_NAMES } from '../fields/fields'
import { type Returning, redirectKindsOf, validateRedirectUri } from '../fields/redirect-uri'
import { withoutOtherSwitches } from '../fields/switches'
import { validateLines, written } from '../written-lines'

type Uris = Returning & { redirectUris: string[]; postLogoutRedirectUris: string[] }

/** What is wrong with the number of redirect URIs; null when it is valid. */
function validateCount({ type, redirectUris }: Uris): string | null {
  const count = written(redirectUris).length
  const { maxCount } = FIELDS.redirectUris
  if (count > maxCount) return `At most ${maxCount} redirect URIs fit one app.`
  if (type === 'machine' && count > 0) {
    return 'A machine app sends nobody anywhere. Remove these, or make it a web app.'
  }
  if (type === 'machine' || count > 0) return null
  return `A ${type} app needs a redirect URI: where people return to after signing in.`
}

function validateReturnCount({ type, postLogoutRedirectUris }: Uris): string | null {
  const count = written(postLogoutRedirectUris).length
  const { maxCount } = FIELDS.postLogoutRedirectUris
  if (count > maxCount) return `At most ${maxCount} addresses fit one app.`
  if (type !== 'machine' || count === 0) return null
  return 'Nobody signs out of a machine app. Remove these, or make it a web app.'
}

type Proofs = { dpopRequired: boolean; mtlsBound: boolean }

/** A token is bound to one key (RFC 9449 §5, RFC 8705 §3). */
function checkProofs({ dpopRequired, mtlsBound }: Proofs, context: z.RefinementCtx): void {
  if (!dpopRequired || !mtlsBound) return
  const message = 'A token is bound to one key: choose DPoP or the client certificate.'
  context.addIssue({ code: 'custom', path: ['mtlsBound'], message })
}

/** Checks that need several fields: the app's type decides which URIs are valid. */
function checkUris(uris: Uris, context: z.RefinementCtx): void {
  const kinds = redirectKindsOf(uris)
  const validateUri = (uri: string) => validateRedirectUri(uri, kinds)
  const found = {
    redirectUris: validateCount(uris) ?? validateLines(uris.redirectUris, validateUri),
    postLogoutRedirectUris:
      validateReturnCount(uris) ?? validateLines(uris.postLogoutRedirectUris, validateUri),
  }
  for (const [field, message] of Object.entries(found)) {
    if (message) context.addIssue({ code: 'custom', path: [field], message })
  }
}

const readUris = z.object({
  type: z.enum(APP_TYPES),
  applicationType: z.enum(APPLICATION_TYPES),
  developmentUntil: z.date().nullable(),
  redirectUris: z.array(z.string()),
  postLogoutRedirectUris: z.array(z.string()),
})

/** Checks the URIs together with the other fields, not after them, and drops blank lines. */
const whole = <S extends z.ZodType<Uris & Proofs>>(fields: S) =>
  fields
    .superRefine(checkProofs)
    .superRefine(checkUris, { when: ({ value }) => readUris.safeParse(value).success })
    .transform((input) => ({
      ...withoutOtherSwitches(input),
      redirectUris: written(input.redirectUris),
      postLogoutRedirectUris: written(input.postLogoutRedirectUris),
    }))

/** The portal's form. A person owns all its fields, and no others. */
export const appForm = whole(z.object(rulesOf(FORM_FIELD_NAMES))).brand<'AppForm'>()

/** No metadata says it, and yet it decides which URIs are valid. */
const development = rulesOf(['developmentUntil'])

/**
 * A program's registration (RFC 7591 §2, RFC 7592 §2.2). The program owns the fields that are
 * client metadata; people own the others.
 */
export const programRegistration = whole(
  z.object({ ...rulesOf(METADATA_FIELD_NAMES), ...development }),
).brand<'ProgramRegistration'>()

/** The registration in a client ID metadata document. Such an app acts for people only. */
export const documentRegistration = whole(
  z.object({
    ...rulesOf(METADATA_FIELD_NAMES),
    ...development,
    type: z.enum(['web', 'native'], 'An app that has a metadata document acts for people.'),
  }),
).brand<'DocumentRegistration'>()

export type AppForm = z.input<typeof appForm>

/** What the portal's form sends, with a logo and the revision from which it was edited. */
export type AppFormFields = AppForm & { logo?: File; removeLogo?: 'yes'; revision?: string }

export type AppRegistration = z.output<typeof appForm>
export type ProgramRegistration = z.output<typeof programRegistration>
export type DocumentRegistration = z.output<typeof documentRegistration>
