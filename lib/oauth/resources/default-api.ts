import { isBuiltIn, MANAGEMENT_SCOPES, type Resource } from '@/lib/apis/api'
import { managementApi } from './management-api'
import { apiOfAll } from './resource-server'

/**
 * The API of a token whose request names none: the one registered API of all these scopes, or the
 * management API for scopes that only it has. Null if there is none, or more than one. A token of the
 * first two management scopes alone has no audience, as before there were others.
 */
export function defaultApi(apis: readonly Resource[], scopes: readonly string[]): Resource | null {
  const registered = apiOfAll(apis, scopes)
  if (registered || scopes.every(isBuiltIn)) return registered
  const areOurs = scopes.every((one) => isBuiltIn(one) || MANAGEMENT_SCOPES.includes(one))
  return areOurs ? managementApi() : null
}
