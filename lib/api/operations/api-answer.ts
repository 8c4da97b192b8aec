import { z } from 'zod'
import { API_ACCESS, type ApiView, TOKEN_CLAIMS } from '@/lib/apis/api'
import { SIGNING_ALGORITHMS } from '@/lib/apps/fields/signing-algorithm'
import { moment } from '../moment'
import { toWire } from '../to-wire'
import { typeNamed } from '../type-named'

const scope = z.object({ name: z.string(), description: z.string() })

/** What an administrator says about an API, and may change. */
export const aboutApi = {
  name: z.string(),
  token_format: z.enum(['opaque', 'jwt']),
  signing_alg: z.enum(SIGNING_ALGORITHMS),
  token_type: z.enum(['at_jwt', 'jwt']),
  token_ttl_seconds: z.int(),
  token_claims: z.enum(TOKEN_CLAIMS),
  access_for_itself: z.enum(API_ACCESS),
  access_for_people: z.enum(API_ACCESS),
  scopes: z.array(scope),
}

/** An API: a resource server of RFC 8707. Its `identifier` is the audience of its tokens. */
export const api = typeNamed('Api', {
  id: z.string(),
  identifier: z.string(),
  ...aboutApi,
  /** Decides about permissions, beside the administrators. */
  owner: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
  created_at: moment,
  updated_at: moment,
  /** The apps that are registered for one of its scopes, as far as the caller may see them. */
  used_by: z.array(
    z.object({ client_id: z.string(), name: z.string(), scopes: z.array(z.string()) }),
  ),
})

/** An API, in the names of the API. */
export function apiOnWire(view: ApiView): object {
  const usedBy = view.usedBy.map(({ id: clientId, ...app }) => ({ clientId, ...app }))
  return toWire({ ...view, usedBy })
}
