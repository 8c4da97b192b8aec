import type { Answer } from '@/lib/api/answer'

const LIST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'

/** A page of resources (RFC 7644 §3.4.2). */
export function listAnswer(
  resources: readonly object[],
  { total = resources.length, startIndex = 1 }: { total?: number; startIndex?: number } = {},
): Answer {
  const body = {
    schemas: [LIST_SCHEMA],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  }
  return { status: 200, headers: {}, body }
}
