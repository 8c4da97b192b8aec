import { isDeepStrictEqual } from 'node:util'
import { sha256 } from '@/lib/crypto/digest'
import { Refusal } from '@/lib/errors'
import type { EditableApi } from './api'

/** A digest of an API's editable fields. The order of its scopes does not matter. */
export function revisionOf(api: EditableApi): string {
  const scopes = api.scopes.map(({ name, description }) => `${name} ${description}`).sort()
  const access = [api.accessForItself, api.accessForPeople, api.owner?.id ?? null]
  const looks = [api.tokenFormat, api.signingAlg, api.tokenType]
  const tokens = [...looks, api.tokenTtlSeconds, api.tokenClaims]
  const fields = [api.name, ...tokens, ...access, scopes]
  return sha256(JSON.stringify(fields)).toString('base64url')
}

/** Refuses with `api_changed_meanwhile` if `revision` is given and is no longer the API's. */
export function refuseStale(api: EditableApi & { id: string }, revision: string | undefined): void {
  if (revision === undefined || revision === revisionOf(api)) return
  throw new Refusal('api_changed_meanwhile', `API ${api.id}`)
}

/** The fields of `next` that differ from the API's. The order of its scopes does not matter. */
export function changedFields(api: EditableApi, next: EditableApi): (keyof EditableApi)[] {
  const [before, after] = [sorted(api), sorted(next)]
  const fields = Object.keys(next) as (keyof EditableApi)[]
  return fields.filter((field) => !isDeepStrictEqual(after[field], before[field]))
}

function sorted({ scopes, ...fields }: EditableApi): EditableApi {
  return { ...fields, scopes: scopes.toSorted((one, other) => (one.name < other.name ? -1 : 1)) }
}
