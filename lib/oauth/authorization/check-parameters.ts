import { errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'

/** The largest parameter of a request that is stored, in characters. */
const PARAMETER_MAX = 4 * 1024

/** All of them together: as much as an address has, which a browser could send. */
const PARAMETERS_MAX = 16 * 1024

/**
 * A request for authorization is stored before anybody has authenticated. Refuses one whose
 * parameters are too large, with `invalid_request`.
 */
export function checkParameterSizes({ oidc }: KoaContextWithOIDC): void {
  const sent = { ...oidc.body, ...oidc.params }
  let total = 0
  for (const [name, value] of Object.entries(sent)) {
    const length = [value].flat().reduce<number>((sum, one) => sum + String(one ?? '').length, 0)
    if (length > PARAMETER_MAX) throw new errors.InvalidRequest(`${shown(name)} is too long`)
    total += length
  }
  if (total > PARAMETERS_MAX) throw new errors.InvalidRequest('the request is too long')
}

const shown = (name: string) => name.replaceAll(/[^\w]/g, '').slice(0, 40)
