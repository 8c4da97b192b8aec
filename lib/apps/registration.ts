import { z } from 'zod'
import { SCOPE_NAME_MAX, SCOPE_TOKEN } from '@/lib/apis/api'
import { isPrintable } from '@/lib/printable'
import {
  APP_NAME_MAX,
  COMPANY_MAX,
  DESCRIPTION_MAX,
  REDIRECT_URIS_MAX,
  SCOPES_MAX,
  URL_MAX,
} from './app'
import { complaintAboutRedirectUri, complaintAboutUrl } from './web-address'

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

/** The entries that are not blank, each with the number of the line it stood in, from 1. */
const lines = z
  .array(z.string())
  .transform((typed) =>
    typed.map((line, index) => ({ line: index + 1, value: line.trim() })).filter((l) => l.value),
  )

type Line = z.output<typeof lines>[number]

/** One sentence about every line that is wrong or stands there twice. */
function complaints(entries: Line[], complaintAbout: (value: string) => string | null): string {
  return entries
    .map(({ line, value }, index) => {
      const first = entries.findIndex((entry) => entry.value === value)
      const twice = first < index ? `is the same as line ${entries[first]?.line}.` : null
      const complaint = complaintAbout(value) ?? twice
      return complaint ? `Line ${line} ${complaint}` : null
    })
    .filter((sentence) => sentence !== null)
    .join(' ')
}

const redirectUris = lines
  .superRefine((entries, context) => {
    const about = complaints(entries, (uri) => complaintAboutRedirectUri(uri, URL_MAX))
    if (entries.length > REDIRECT_URIS_MAX) {
      context.addIssue(`At most ${REDIRECT_URIS_MAX} redirect URIs fit one app.`)
    } else if (about) context.addIssue(about)
  })
  .transform((entries) => entries.map(({ value }) => value))

function complaintAboutScope(scope: string): string | null {
  if (scope.length > SCOPE_NAME_MAX) return `is longer than ${SCOPE_NAME_MAX} characters.`
  if (SCOPE_TOKEN.test(scope)) return null
  return 'is not a scope: use ASCII letters, digits and signs but no space, " or \\.'
}

const scopes = lines
  .superRefine((entries, context) => {
    const about = complaints(entries, complaintAboutScope)
    if (entries.length > SCOPES_MAX) context.addIssue(`At most ${SCOPES_MAX} scopes fit one app.`)
    else if (about) context.addIssue(about)
  })
  .transform((entries) => entries.map(({ value }) => value))

/** Complaints about the two together come beside those about other fields, not after them. */
const urisWereRead = (value: unknown) =>
  z.object({ type: z.string(), redirectUris: z.array(z.string()) }).safeParse(value).success

/** What a person says about an app when registering or editing it. */
export const registration = z
  .object({
    name: oneLine(APP_NAME_MAX).refine((name) => name.length > 0, 'Give the app a name.'),
    type: z.enum(['web', 'machine'], 'Choose what kind of app it is.'),
    description: text(DESCRIPTION_MAX).default(''),
    company: oneLine(COMPANY_MAX).default(''),
    websiteUrl: webAddress,
    termsUrl: webAddress,
    privacyUrl: webAddress,
    redirectUris: redirectUris.default([]),
    scopes: scopes.default([]),
  })
  .refine(({ type, redirectUris }) => type !== 'web' || redirectUris.length > 0, {
    path: ['redirectUris'],
    message: 'A web app needs a redirect URI: where people return to after signing in.',
    when: ({ value }) => urisWereRead(value),
  })
  .refine(({ type, redirectUris }) => type !== 'machine' || redirectUris.length === 0, {
    path: ['redirectUris'],
    message: 'A machine app sends nobody anywhere. Remove these, or make it a web app.',
    when: ({ value }) => urisWereRead(value),
  })

/** As a caller writes it: plain strings, a line a redirect URI or scope. */
export type Registration = z.input<typeof registration>

/** The lines of a text area, empty ones kept, so that a complaint can name the line. */
export function linesOf(typed: string): string[] {
  return typed === '' ? [] : typed.split(/\r\n|\r|\n/)
}
