import { z } from 'zod'
import { rulesOf } from '../field-kinds'
import {
  APP_TYPES,
  type AppType,
  FIELDS,
  FORM_FIELD_NAMES,
  METADATA_FIELD_NAMES,
} from '../fields/fields'
import { complaintAboutRedirectUri } from '../fields/web-address'
import { complaintsAbout, written } from '../written-lines'

type Uris = { type: AppType; redirectUris: string[]; postLogoutRedirectUris: string[] }

/** Why the app cannot have as many redirect URIs as were written. */
function complaintAboutCount({ type, redirectUris }: Uris): string | null {
  const count = written(redirectUris).length
  const { maxCount } = FIELDS.redirectUris
  if (count > maxCount) return `At most ${maxCount} redirect URIs fit one app.`
  if (type === 'machine' && count > 0) {
    return 'A machine app sends nobody anywhere. Remove these, or make it a web app.'
  }
  if (type === 'machine' || count > 0) return null
  return `A ${type} app needs a redirect URI: where people return to after signing in.`
}

function complaintAboutReturns({ type, postLogoutRedirectUris }: Uris): string | null {
  const count = written(postLogoutRedirectUris).length
  const { maxCount } = FIELDS.postLogoutRedirectUris
  if (count > maxCount) return `At most ${maxCount} addresses fit one app.`
  if (type !== 'machine' || count === 0) return null
  return 'Nobody signs out of a machine app. Remove these, or make it a web app.'
}

/** What can be checked only with all of them: an app's type decides what its URIs may be. */
function checkUris(uris: Uris, context: z.RefinementCtx): void {
  const complaintAbout = (uri: string) =>
    complaintAboutRedirectUri(uri, { loopback: uris.type === 'native' })
  const found = {
    redirectUris: complaintAboutCount(uris) ?? complaintsAbout(uris.redirectUris, complaintAbout),
    postLogoutRedirectUris:
      complaintAboutReturns(uris) ?? complaintsAbout(uris.postLogoutRedirectUris, complaintAbout),
  }
  for (const [field, message] of Object.entries(found)) {
    if (message) context.addIssue({ code: 'custom', path: [field], message })
  }
}

const readUris = z.object({
  type: z.enum(APP_TYPES),
  redirectUris: z.array(z.string()),
  postLogoutRedirectUris: z.array(z.string()),
})

/** Checks the URIs beside the other fields, not after them, and drops what is blank. */
const whole = <S extends z.ZodType<Uris>>(fields: S) =>
  fields
    .superRefine(checkUris, { when: ({ value }) => readUris.safeParse(value).success })
    .transform((input) => ({
      ...input,
      redirectUris: written(input.redirectUris),
      postLogoutRedirectUris: written(input.postLogoutRedirectUris),
    }))

/** What a person writes in the portal. They own every field of the form, and no other. */
export const appForm = whole(z.object(rulesOf(FORM_FIELD_NAMES))).brand<'AppForm'>()

/**
 * What a program says of its app (RFC 7591 §2, RFC 7592 §2.2): it owns the fields that are client
 * metadata. What people wrote into the others is theirs.
 */
export const programRegistration = whole(
  z.object(rulesOf(METADATA_FIELD_NAMES)),
).brand<'ProgramRegistration'>()

/** What a client ID metadata document says of its app, which acts for people. */
export const documentRegistration = whole(
  z.object({
    ...rulesOf(METADATA_FIELD_NAMES),
    type: z.enum(['web', 'native'], 'An app that has a metadata document acts for people.'),
  }),
).brand<'DocumentRegistration'>()

export type AppForm = z.input<typeof appForm>

/** What the form in the portal sends: with it a logo, and which state it was written from. */
export type AppFormFields = AppForm & { logo?: File; removeLogo?: 'yes'; revision?: string }

export type AppRegistration = z.output<typeof appForm>
export type ProgramRegistration = z.output<typeof programRegistration>
export type DocumentRegistration = z.output<typeof documentRegistration>
