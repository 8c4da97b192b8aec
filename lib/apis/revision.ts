import { sha256 } from '@/lib/crypto/digest'
import type { ApiView } from './api'

/** A digest of an API's editable fields. The order of its scopes does not matter. */
export function revisionOf(
  api: Pick<ApiView, 'name' | 'tokenFormat' | 'tokenTtlSeconds' | 'scopes'>,
): string {
  const scopes = api.scopes.map(({ name, description }) => `${name} ${description}`).sort()
  const fields = [api.name, api.tokenFormat, api.tokenTtlSeconds, scopes]
  return sha256(JSON.stringify(fields)).toString('base64url')
}
