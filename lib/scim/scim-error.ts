import type { Answer } from '@/lib/api/answer'
import type { Refusal } from '@/lib/errors'

const ERROR_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error'

/** What a client can do something about has a type (RFC 7644 §3.12, table 9). */
const TYPES: Readonly<Record<string, string>> = {
  user_exists: 'uniqueness',
  scim_filter_unsupported: 'invalidFilter',
  scim_value_wrong: 'invalidValue',
  scim_operation_unknown: 'invalidSyntax',
  invalid_input: 'invalidValue',
  unreadable_body: 'invalidSyntax',
}

/** A refusal in the shape of RFC 7644 §3.12. A wrong value is 400 there, which our own API answers 422. */
export function errorAnswer(refusal: Refusal): Answer {
  const { code, sentence, fields = {} } = refusal
  const status = code === 'invalid_input' ? 400 : refusal.status
  const complaints = Object.entries(fields).map(([name, complaint]) => `${name}: ${complaint}`)
  const scimType = TYPES[code]
  return {
    status,
    headers: status === 401 ? { 'www-authenticate': 'Bearer realm="SCIM"' } : {},
    body: {
      schemas: [ERROR_SCHEMA],
      status: String(status),
      ...(scimType ? { scimType } : {}),
      detail: [sentence, ...complaints].join(' '),
    },
  }
}
