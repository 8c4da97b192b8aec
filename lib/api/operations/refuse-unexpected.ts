import { Refusal } from '@/lib/errors'

/**
 * Refuses with `precondition_failed` unless `If-Match` names this version, or is not sent (RFC 9110
 * §13.1.1).
 */
export function refuseUnexpected(ifMatch: string | null, version: number | string): void {
  if (ifMatch === null || ifMatch.trim() === '*') return
  const tags = ifMatch.split(',').map((tag) => tag.trim())
  if (!tags.includes(`"${version}"`)) throw new Refusal('precondition_failed', `at ${version}`)
}
