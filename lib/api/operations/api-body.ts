import { z } from 'zod'
import type { EditableApi } from '@/lib/apis/api'
import type { AboutApi } from '@/lib/apis/api-input'
import { aboutApi } from './api-answer'

const about = z.object({ ...aboutApi, owner_email: z.string().nullable() }).partial()

/** What is said of a new API. What is left out is as the portal's form has it at first. */
export const newApiBody = about.extend({ name: z.string(), identifier: z.string() })

/** The fields of an API that change. `scopes` replaces all of them. */
export const apiChangeBody = about

/** What was sent, as the portal's form has it; the other fields stay as they are in `before`. */
export function asAboutApi(sent: z.output<typeof about>, before: EditableApi): AboutApi {
  return {
    name: sent.name ?? before.name,
    tokenFormat: sent.token_format ?? before.tokenFormat,
    signingAlg: sent.signing_alg ?? before.signingAlg,
    tokenType: sent.token_type ?? before.tokenType,
    tokenTtlSeconds: sent.token_ttl_seconds ?? before.tokenTtlSeconds,
    tokenClaims: sent.token_claims ?? before.tokenClaims,
    accessForItself: sent.access_for_itself ?? before.accessForItself,
    accessForPeople: sent.access_for_people ?? before.accessForPeople,
    ownerEmail: sent.owner_email === undefined ? before.owner?.email : (sent.owner_email ?? ''),
    scopes: sent.scopes ?? before.scopes,
  }
}
