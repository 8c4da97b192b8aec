import { z } from 'zod'
import { SCOPE_NAME_MAX, SCOPE_TOKEN } from '@/lib/apis/api'
import { isPrintable } from '@/lib/printable'
import {
  APP_NAME_MAX,
  APP_TYPES,
  type AppType,
  COMPANY_MAX,
  DESCRIPTION_MAX,
  REDIRECT_URIS_MAX,
  SCOPES_MAX,
  URL_MAX,
} from '../app'
import { complaintAboutRedirectUri, complaintAboutUrl } from '../web-address'
import { complaintsAbout, valuesOf, type WrittenLine, writtenLines } from './written-lines'

const appType = z.enum(APP_TYPES, 'Choose what kind of app it is.')

const text = (max: number) =>
  z
    .string('Write some text.')
    .transform((typed) => typed.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .refine((typed) => typed.length <= max, `Keep this to ${max} characters.`)
    .refine((typed) => typed.split('\n').every(isPrintable), 'Use letters, digits and signs only.')

const oneLine = (max: number) =>
  text(max).refine((typed) => !typed.includes('\n'), 'Keep this on one line.')

const webAddress = z
  .string()
  .nullish()
  .transform((typed) => typed?.trim() || null)
  .superRefine((url, context) => {
    const complaint = url === null ? null : complaintAboutUrl(url, URL_MAX)
    if (complaint) context.addIssue(complaint)
  })

/** Where the app hears that somebody signed out (OpenID Connect Back-Channel Logout 1.0 §2.2). */
const logoutAddress = webAddress.refine(
  (url) => !url?.includes('#'),
  'Remove # and what follows: no request carries it.',
)

function complaintAboutScope(scope: string): string | null {
  if (scope.length > SCOPE_NAME_MAX) return `is longer than ${SCOPE_NAME_MAX} characters.`
  if (SCOPE_TOKEN.test(scope)) return null
  return 'is not a scope: use ASCII letters, digits and signs but no space, " or \\.'
}

const scopes = writtenLines
  .superRefine((entries, context) => {
    const about = complaintsAbout(entries, complaintAboutScope)
    if (entries.length > SCOPES_MAX) context.addIssue(`At most ${SCOPES_MAX} scopes fit one app.`)
    else if (about) context.addIssue(about)
  })
  .transform(valuesOf)

type Uris = { type: AppType; redirectUris: WrittenLine[]; postLogoutRedirectUris: WrittenLine[] }

/** Why the app cannot have as many redirect URIs as were written. */
function complaintAboutCount({ type, redirectUris }: Uris): string | null {
  const count = redirectUris.length
  if (count > REDIRECT_URIS_MAX) return `At most ${REDIRECT_URIS_MAX} redirect URIs fit one app.`
  if (type === 'machine' && count > 0) {
    return 'A machine app sends nobody anywhere. Remove these, or make it a web app.'
  }
  if (type === 'machine' || count > 0) return null
  return `A ${type} app needs a redirect URI: where people return to after signing in.`
}

function complaintAboutReturns({ type, postLogoutRedirectUris }: Uris): string | null {
  const count = postLogoutRedirectUris.length
  if (count > REDIRECT_URIS_MAX) return `At most ${REDIRECT_URIS_MAX} addresses fit one app.`
  if (type !== 'machine' || count === 0) return null
  return 'Nobody signs out of a machine app. Remove these, or make it a web app.'
}

/** What may be said only of all of them together: an app's type decides what its URIs may be. */
function checkUris(told: Uris, context: z.RefinementCtx): void {
  const complaintAbout = (uri: string) =>
    complaintAboutRedirectUri(uri, { maxLength: URL_MAX, loopback: told.type === 'native' })
  const found = {
    redirectUris: complaintAboutCount(told) ?? complaintsAbout(told.redirectUris, complaintAbout),
    postLogoutRedirectUris:
      complaintAboutReturns(told) ?? complaintsAbout(told.postLogoutRedirectUris, complaintAbout),
  }
  for (const [field, message] of Object.entries(found)) {
    if (message) context.addIssue({ code: 'custom', path: [field], message })
  }
}

/** Complaints about them come beside those about other fields, not after them. */
const urisWereRead = (value: unknown) =>
  z
    .object({ type: appType, redirectUris: z.array(z.object({ line: z.number() })) })
    .safeParse(value).success

/** What a person says about an app when registering or editing it. */
export const registration = z
  .object({
    name: oneLine(APP_NAME_MAX).refine((name) => name.length > 0, 'Give the app a name.'),
    type: appType,
    description: text(DESCRIPTION_MAX).default(''),
    company: oneLine(COMPANY_MAX).default(''),
    websiteUrl: webAddress,
    termsUrl: webAddress,
    privacyUrl: webAddress,
    redirectUris: writtenLines.default([]),
    postLogoutRedirectUris: writtenLines.default([]),
    backchannelLogoutUri: logoutAddress,
    scopes: scopes.default([]),
  })
  .superRefine(checkUris, { when: ({ value }) => urisWereRead(value) })
  .transform((told) => ({
    ...told,
    redirectUris: valuesOf(told.redirectUris),
    postLogoutRedirectUris: valuesOf(told.postLogoutRedirectUris),
  }))

/** As a caller writes it: plain strings, a line a redirect URI or scope. */
export type Registration = z.input<typeof registration>

/** The lines of a text area, empty ones kept, so that a complaint can name the line. */
export function linesOf(typed: string): string[] {
  return typed === '' ? [] : typed.split(/\r\n|\r|\n/)
}
