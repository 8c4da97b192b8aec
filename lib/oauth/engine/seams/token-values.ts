import type { Provider } from '../../protocol/oidc-provider'

type Model = { prototype: { generateTokenId?: () => string } }

/** Tokens and codes get the value that `make` makes of the engine's, which is 43 random characters. */
export function replaceTokenValues(
  { AccessToken, ClientCredentials, RefreshToken, AuthorizationCode }: Provider,
  make: (random: string) => string,
): void {
  for (const { prototype } of [
    AccessToken,
    ClientCredentials,
    RefreshToken,
    AuthorizationCode,
  ] as Model[]) {
    const { generateTokenId } = prototype
    if (!generateTokenId) throw new Error('lib/oauth: the engine makes no values of tokens')
    prototype.generateTokenId = function () {
      return make(generateTokenId.call(this))
    }
  }
}
