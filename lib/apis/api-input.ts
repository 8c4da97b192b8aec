import { z } from 'zod'
import { SIGNING_ALGORITHMS } from '@/lib/apps/fields/signing-algorithm'
import { colleagueEmail } from '@/lib/people/person-input'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import {
  API_ACCESS,
  API_NAME_MAX,
  API_SCOPES_MAX,
  TOKEN_CLAIMS,
  TOKEN_TTL_MAX_SECONDS,
  TOKEN_TTL_MIN_SECONDS,
} from './api'
import { validateIdentifier } from './identifier'
import { scopeLines, validateScope } from './scope-lines'

const name = z
  .string('Give the API a name.')
  .transform((typed) => typedText(typed, API_NAME_MAX))
  .refine((typed) => typed.length > 0, 'Give the API a name.')
  .refine((typed) => typed.length <= API_NAME_MAX, `Keep this to ${API_NAME_MAX} characters.`)
  .refine(isPrintable, 'Use letters, digits and signs only.')

export const tokenFormat = z.enum(['opaque', 'jwt'], 'Choose what its tokens look like.')

export const signingAlg = z
  .enum(SIGNING_ALGORITHMS, 'Choose how its tokens are signed.')
  .default(SIGNING_ALGORITHMS[0])

export const tokenType = z
  .enum(['at_jwt', 'jwt'], 'Choose what its tokens say of their type.')
  .default('at_jwt')

export const tokenClaims = z.enum(TOKEN_CLAIMS, 'Choose what its tokens say.').default('none')

export const access = z.enum(API_ACCESS, 'Choose which apps get this access.')

const LIFETIME = 'Choose a lifetime from 5 minutes to 48 hours.'

const tokenTtlSeconds = z
  .number(LIFETIME)
  .int(LIFETIME)
  .min(TOKEN_TTL_MIN_SECONDS, LIFETIME)
  .max(TOKEN_TTL_MAX_SECONDS, LIFETIME)

const scopes = z
  .array(z.object({ name: z.string(), description: z.string() }))
  .transform(scopeLines)
  .superRefine((lines, context) => {
    if (lines.length > API_SCOPES_MAX) {
      return context.addIssue(`At most ${API_SCOPES_MAX} scopes fit one API.`)
    }
    const complaints = lines.map((line) => validateScope(line, lines)).filter(Boolean)
    if (complaints.length > 0) context.addIssue(complaints.join(' '))
  })

const about = z.object({
  name,
  tokenFormat,
  signingAlg,
  tokenType,
  tokenTtlSeconds,
  tokenClaims,
  accessForItself: access,
  accessForPeople: access,
  ownerEmail: colleagueEmail,
  scopes,
})
export type AboutApi = z.input<typeof about>

/**
 * What an administrator says about an API that is there, and with `revision` what it was written
 * from. The identifier is never changed.
 */
export const apiChange = about.extend({ revision: z.string().optional() }).brand<'ApiChange'>()
export type ApiChange = z.output<typeof apiChange>

/** The fields of a new API; `ownUrl` is Keyturn's own URL. */
export function newApi(ownUrl: string) {
  const identifier = z
    .string('Write an identifier.')
    .transform((typed) => typed.trim())
    .superRefine((typed, context) => {
      const complaint = typed ? validateIdentifier(typed, ownUrl) : 'Write an identifier.'
      if (complaint) context.addIssue(complaint)
    })
  return about.extend({ identifier }).brand<'NewApi'>()
}
export type NewApiForm = z.input<ReturnType<typeof newApi>>
export type NewApi = z.output<ReturnType<typeof newApi>>
