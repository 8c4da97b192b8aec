import { z } from 'zod'
import { isSafeUrl } from '@/lib/loopback'
import { isPrintable } from '@/lib/printable'
import { listed, typedText } from '@/lib/text'
import {
  ADDRESS_CLAIMS,
  CLIENT_ID_MAX,
  CLIENT_SECRET_MAX,
  DOMAIN_LENGTH_MAX,
  DOMAINS_MAX,
  GROUP_MAX,
  GROUPS_CLAIM_MAX,
  ISSUER_MAX,
  isProviderId,
  PRESETS,
  PROVIDER_NAME_MAX,
  SCOPES_MAX,
} from './provider'

const shortened = (max: number) => `Keep this to ${max} characters.`

function line(max: number) {
  return z
    .string()
    .default('')
    .transform((typed) => typedText(typed, max))
    .refine((typed) => typed.length <= max, shortened(max))
    .refine(isPrintable, 'Use letters, digits and signs only.')
}

function needed(missing: string, max: number) {
  return line(max).refine((typed) => typed.length > 0, missing)
}

/** A text that may be left empty. */
function group() {
  return line(GROUP_MAX).transform((typed) => typed || null)
}

const ticked = z
  .string()
  .optional()
  .transform((sent) => sent !== undefined)

const ISSUER_FORM = 'Write the issuer as an https URL, such as https://id.example.com.'

function isIssuer(typed: string): boolean {
  if (!URL.canParse(typed)) return false
  const url = new URL(typed)
  return isSafeUrl(url) && url.search === '' && url.hash === '' && url.username === ''
}

/** People paste the address of the discovery document, too. */
const issuer = line(ISSUER_MAX)
  .transform((typed) => typed.replace(/\/\.well-known\/openid-configuration$/, ''))
  .refine((typed) => !/[<>{}]/.test(typed), 'Put your own tenant or host in the place of <…>.')
  .refine((typed) => /[<>{}]/.test(typed) || isIssuer(typed), ISSUER_FORM)

const DOMAIN = /^(?=.{1,253}$)([a-z0-9](-*[a-z0-9])*)(\.[a-z0-9](-*[a-z0-9])*)+$/

const domains = z
  .string()
  .default('')
  .transform((typed) => [...new Set(listed(typed.toLowerCase().replaceAll('@', ' ')))])
  .refine((names) => names.length > 0, 'Name at least one domain of your people’s addresses.')
  .refine((names) => names.length <= DOMAINS_MAX, `At most ${DOMAINS_MAX} domains fit a provider.`)
  .superRefine((names, context) => {
    const bad = names.find((name) => name.length > DOMAIN_LENGTH_MAX || !DOMAIN.test(name))
    if (bad) context.addIssue(`“${bad.slice(0, 60)}” is no domain, such as example.com.`)
  })

const scopes = line(SCOPES_MAX)
  .transform((typed) => [...new Set(listed(typed))])
  .refine((names) => names.includes('openid'), 'The scope openid must be among them.')
  .refine((names) => names.every((name) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(name)), {
    error: 'Write scopes with spaces between them.',
  })
  .transform((names) => names.join(' '))

const secretEndsAt = z
  .union([z.literal('').transform(() => null), z.iso.date().transform((day) => new Date(day))], {
    error: 'Choose a date, or none.',
  })
  .optional()
  .transform((at) => at ?? null)

const SECRET = 'Paste the client secret.'

const clientSecret = z
  .string()
  .default('')
  .transform((typed) => typed.trim())
  .refine((typed) => typed.length <= CLIENT_SECRET_MAX, shortened(CLIENT_SECRET_MAX))
  .refine((typed) => /^[\x20-\x7e]*$/.test(typed), 'A secret has no such characters.')

const fields = {
  name: needed('Give it a name; it stands on the button.', PROVIDER_NAME_MAX),
  clientId: needed('Paste the client ID.', CLIENT_ID_MAX),
  secretEndsAt,
  scopes,
  addressClaim: z.enum(ADDRESS_CLAIMS, 'Choose which claim is the address.'),
  trustsAddresses: ticked,
  domains,
  groupsClaim: line(GROUPS_CLAIM_MAX),
  groupsIgnoreCase: ticked,
  administratorGroup: group(),
  developerGroup: group(),
  supportGroup: group(),
  hasButton: ticked,
}

/** A new provider. Its id was in the redirect URI that the administrator has registered there. */
export const newProviderForm = z
  .object({
    ...fields,
    id: z.string().refine(isProviderId, 'Open this page anew.'),
    preset: z.enum(PRESETS, 'Choose a product.'),
    issuer,
    clientSecret: clientSecret.refine((typed) => typed.length > 0, SECRET),
  })
  .brand<'NewProvider'>()
export type NewProviderInput = z.output<typeof newProviderForm>

/** A changed provider; an empty secret leaves the one that is there. The issuer stays. */
export const providerForm = z
  .object({ ...fields, clientSecret, revision: z.string().optional() })
  .brand<'ProviderChange'>()
export type ProviderChange = z.output<typeof providerForm>

export type ProviderForm = z.input<typeof newProviderForm> & z.input<typeof providerForm>
