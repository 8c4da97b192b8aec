import { BUILT_IN_SCOPES } from '@/lib/apis/api'
import { ACR_VALUES } from '../authorization/acr'
import { checkFapiRedirect } from '../authorization/check-fapi'
import { checkParameterSizes } from '../authorization/check-parameters'
import { checkScopes } from '../authorization/check-scopes'
import { needsPkce } from '../authorization/needs-pkce'
import { loadExistingGrant } from '../consents/keep-grant'
import type { Configuration, KoaContextWithOIDC } from '../protocol/oidc-provider'
import type { Portal } from '../protocol/portal'
import { leaveOutUnknownScopes } from '../resources/leave-out-unknown-scopes'
import { interactionsPolicy } from '../sessions/interaction-policy'
import { findAccount, SCOPE_CLAIMS } from '../tokens/claims'

/** What an app may request of a person, and how the person is asked. */
export function authorizationSettings(portal: Portal) {
  return {
    responseTypes: ['code', 'id_token'],
    scopes: BUILT_IN_SCOPES.map(({ name }) => name),
    claims: SCOPE_CLAIMS,
    acrValues: ACR_VALUES,
    // The app's setting decides, in `tokens/id-token-contents`.
    conformIdTokenClaims: false,
    findAccount,
    loadExistingGrant,
    interactions: {
      policy: interactionsPolicy(portal),
      url: (_ctx, interaction) => `/interaction/${interaction.uid}`,
    },
    pkce: { required: needsPkce },
    allowOmittingSingleRegisteredRedirectUri: false,
    // The engine calls this for every authorization request, with or without the parameter.
    extraParams: { keyturn: checkRequest, audience: null },
  } satisfies Configuration
}

async function checkRequest(ctx: KoaContextWithOIDC): Promise<void> {
  checkParameterSizes(ctx)
  const { client } = ctx.oidc
  if (client) await leaveOutUnknownScopes(ctx, client)
  checkFapiRedirect(ctx)
  checkScopes(ctx)
}
