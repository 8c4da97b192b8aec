/** Functions of the engine for its own grants, which it does not export. */
declare module 'oidc-provider/lib/helpers/validate_dpop.js' {
  import type { KoaContextWithOIDC, Provider } from 'oidc-provider'

  export type Proof = { thumbprint: string; jti: string; iat: number }

  export default function validateDpop(
    provider: Provider,
    ctx: KoaContextWithOIDC,
    accessToken?: string,
  ): Promise<Proof | undefined>

  export function checkDpopReplay(
    provider: Provider,
    ctx: KoaContextWithOIDC,
    proof: Proof | undefined,
    clientId: string,
  ): Promise<void>
}

/** The steps of a confirmed sign-out; the last of them ends the session. */
declare module 'oidc-provider/lib/actions/end_session.js' {
  import type { KoaContextWithOIDC } from 'oidc-provider'

  export const confirm: ((ctx: KoaContextWithOIDC) => Promise<void>)[]
}
