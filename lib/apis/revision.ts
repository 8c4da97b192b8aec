import { sha256 } from '@/lib/crypto/digest'
import type { ApiView } from './api'

/** The same for two APIs of which the same is said, whatever the order of their scopes. */
export function revisionOf(
  api: Pick<ApiView, 'name' | 'tokenFormat' | 'tokenTtlSeconds' | 'scopes'>,
): string {
  const scopes = api.scopes.map(({ name, description }) => `${name} ${description}`).sort()
  const said = [api.name, api.tokenFormat, api.tokenTtlSeconds, scopes]
  return sha256(JSON.stringify(said)).toString('base64url')
}
