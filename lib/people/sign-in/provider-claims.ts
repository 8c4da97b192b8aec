import { z } from 'zod'
import { isPrintable } from '@/lib/printable'
import { EMAIL_MAX, normalEmail, PERSON_NAME_MAX } from '../person'
import { canonicalLocale, isTimeZone } from '../profile/profile'

const personName = z
  .string()
  .trim()
  .min(1)
  .max(PERSON_NAME_MAX)
  .refine(isPrintable)
  .nullish()
  .catch(null)

const address = z
  .string()
  .transform(normalEmail)
  .pipe(z.email().max(EMAIL_MAX))
  .nullish()
  .catch(null)

/** Some providers send it as a string. What is neither yes nor no is no. */
const verified = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
  .nullish()
  .catch(false)

/** The claims of an account (OpenID Connect Core 1.0, §2 and §5.1), and `sid` (Back-Channel Logout 1.0). */
export const providerClaims = z.looseObject({
  iss: z.string().max(2000),
  sub: z.string().min(1).max(255),
  sid: z.string().min(1).max(255).nullish().catch(null),
  email: address,
  preferred_username: address,
  upn: address,
  email_verified: verified,
  auth_time: z.number().int().nonnegative().nullish().catch(null),
  name: personName,
  given_name: personName,
  family_name: personName,
  // Some providers write `de_DE`.
  locale: z
    .string()
    .transform((tag) => canonicalLocale(tag.replaceAll('_', '-')))
    .nullish()
    .catch(null),
  zoneinfo: z.string().refine(isTimeZone).nullish().catch(null),
  amr: z.array(z.string()).catch([]),
})

export type ProviderClaims = z.output<typeof providerClaims>
