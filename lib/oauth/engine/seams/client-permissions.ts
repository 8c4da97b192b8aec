import type { Client, Provider } from '../../protocol/oidc-provider'

/**
 * Decides what an app may use. `isOfItsKind` is the engine's own answer, from the app's metadata.
 */
export type Permissions = {
  grantType(type: string, isOfItsKind: boolean): boolean
  responseType(type: string, of: { client: Client; isOfItsKind: boolean }): boolean
}

/** The engine decides by a client's metadata alone. Here the organization's policy decides too. */
export function decidePermissions({ Client }: Provider, permissions: Permissions): void {
  const { grantTypeAllowed, responseTypeAllowed } = Client.prototype
  Client.prototype.grantTypeAllowed = function (type) {
    return permissions.grantType(type, grantTypeAllowed.call(this, type))
  }
  Client.prototype.responseTypeAllowed = function (type) {
    const isOfItsKind = responseTypeAllowed.call(this, type)
    return permissions.responseType(type, { client: this, isOfItsKind })
  }
}
