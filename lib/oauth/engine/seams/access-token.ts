import { type KoaContextWithOIDC, Provider } from '../../protocol/oidc-provider'

export type AccessToken = InstanceType<Provider['AccessToken']>

/** Calls `complete` with every access token of a request before the engine makes its value. */
export function completeAccessTokens(
  { AccessToken }: Provider,
  complete: (ctx: KoaContextWithOIDC, token: AccessToken) => void,
): void {
  const { save } = AccessToken.prototype
  AccessToken.prototype.save = function () {
    const { ctx } = Provider
    if (ctx) complete(ctx, this)
    return save.call(this)
  }
}

/** `note` is told the value of every access token that the engine issues. */
export function watchAccessTokens({ AccessToken }: Provider, note: (value: string) => void): void {
  const { prototype } = AccessToken
  const { save } = prototype
  prototype.save = async function saveAndNote(...rest) {
    const value = await save.apply(this, rest)
    note(value)
    return value
  }
}
