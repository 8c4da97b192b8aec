import { z } from 'zod'
import { isSafeUrl } from '@/lib/loopback'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import {
  CLAIM_NAME_MAX,
  CLAIM_VALUE_MAX,
  CLAIMS_MAX,
  FEDERATED_NAME_MAX,
  ISSUER_LENGTH_MAX,
  SUBJECT_LENGTH_MAX,
  TOKEN_LENGTH_MAX,
} from './federated-credential'
import { whyTooWide } from './issuer-presets'

const shortened = (max: number) => `Keep this to ${max} characters.`
const PLACEHOLDER = 'Put your own value in the place of <…>.'
const hasPlaceholder = (typed: string) => /<[^<>]*>/.test(typed)

function line(missing: string, max: number) {
  return z
    .string(missing)
    .transform((typed) => typedText(typed, max))
    .refine((typed) => typed.length > 0, missing)
    .refine((typed) => typed.length <= max, shortened(max))
    .refine(isPrintable, 'Use letters, digits and signs only.')
}

const ISSUER_FORM = 'Write the issuer as an https URL, such as https://gitlab.com.'

function isIssuer(typed: string): boolean {
  if (!URL.canParse(typed)) return false
  const url = new URL(typed)
  return isSafeUrl(url) && url.search === '' && url.hash === '' && url.username === ''
}

/** People paste the address of the discovery document, too. */
const issuer = line(ISSUER_FORM, ISSUER_LENGTH_MAX)
  .transform((typed) => typed.replace(/\/\.well-known\/openid-configuration$/, ''))
  .refine((typed) => !hasPlaceholder(typed), PLACEHOLDER)
  .refine((typed) => hasPlaceholder(typed) || isIssuer(typed), ISSUER_FORM)

const subject = line('Write the subject (sub) of its tokens.', SUBJECT_LENGTH_MAX)
  .refine((typed) => !hasPlaceholder(typed), PLACEHOLDER)
  .refine((typed) => !/^\*+$/.test(typed), 'A subject of * alone would trust everybody there.')

/** Claims that say what a token is, which Keyturn checks itself. */
const OURS = ['iss', 'sub', 'aud', 'exp', 'iat', 'nbf', 'jti']

/** So much fits the field of the claims. */
const CLAIMS_TEXT_MAX = CLAIMS_MAX * (CLAIM_NAME_MAX + CLAIM_VALUE_MAX + 4)

const CLAIM = /^([^\s=]+)\s*=\s*(.*\S)$/

/** One `name=value` a line. */
const claims = z
  .string()
  .max(CLAIMS_TEXT_MAX, 'This is too long.')
  .default('')
  .transform((typed) =>
    typed
      .split(/\r?\n/)
      .map((one) => one.trim())
      .filter(Boolean),
  )
  .superRefine((lines, context) => {
    const complaint = whyNotClaims(lines)
    if (complaint) context.addIssue(complaint)
  })
  .transform((lines) =>
    Object.fromEntries(
      lines.flatMap((one) => {
        const [, name, value] = CLAIM.exec(one) ?? []
        return name !== undefined && value !== undefined ? [[name, value] as const] : []
      }),
    ),
  )

function whyNotClaims(lines: readonly string[]): string | null {
  if (lines.length > CLAIMS_MAX) return `At most ${CLAIMS_MAX} claims can be checked.`
  if (lines.some(hasPlaceholder)) return PLACEHOLDER
  if (!lines.every(isPrintable)) return 'Use letters, digits and signs only.'
  const pairs = lines.map((one) => CLAIM.exec(one))
  if (pairs.includes(null)) return 'Write one claim a line: name=value.'
  const names = pairs.map((pair) => pair?.[1] ?? '')
  if (new Set(names).size < names.length) return 'Name each claim once.'
  const own = names.find((name) => OURS.includes(name))
  if (own) return `Leave out ${own}: Keyturn checks it already.`
  const isLong = pairs.some(
    (pair) =>
      (pair?.[1]?.length ?? 0) > CLAIM_NAME_MAX || (pair?.[2]?.length ?? 0) > CLAIM_VALUE_MAX,
  )
  if (isLong)
    return `Keep a name to ${CLAIM_NAME_MAX} and a value to ${CLAIM_VALUE_MAX} characters.`
  if (names.includes('__proto__')) return 'No claim has this name.'
  return pairs.some((pair) => /^\*+$/.test(pair?.[2] ?? ''))
    ? 'A value of * alone checks nothing: leave the claim out.'
    : null
}

/** A new federated credential: whose tokens authenticate the app. */
export const federatedCredentialInput = z
  .object({
    name: line('Give it a name.', FEDERATED_NAME_MAX),
    issuer,
    subject,
    claims,
    reusable: z
      .string()
      .optional()
      .transform((sent) => sent !== undefined),
  })
  .superRefine(({ issuer: of, subject: typed }, context) => {
    const complaint = whyTooWide(of, typed)
    if (complaint) context.addIssue({ code: 'custom', path: ['subject'], message: complaint })
  })
  .brand<'FederatedCredential'>()
export type FederatedCredentialForm = z.input<typeof federatedCredentialInput>
export type FederatedCredentialInput = z.output<typeof federatedCredentialInput>

/** The dialog Remove. It sends the app's name only when the dialog asked for it. */
export const removeFederatedInput = z
  .object({ credentialId: z.string().max(40), typedName: z.string().max(400).optional() })
  .brand<'RemoveFederated'>()
export type RemoveFederatedInput = z.output<typeof removeFederatedInput>

/** A token that is pasted to see whether it would authenticate the app. */
export const triedTokenInput = z
  .object({
    token: z
      .string('Paste a token.')
      .trim()
      .min(1, 'Paste a token.')
      .max(TOKEN_LENGTH_MAX, 'This is too long for a token.'),
  })
  .brand<'TriedToken'>()
export type TriedTokenForm = z.input<typeof triedTokenInput>
export type TriedTokenInput = z.output<typeof triedTokenInput>
