import { acrOf, meetsEssentialAcr } from '../authorization/acr'
import { requestedAcr, requestedSubject } from '../authorization/requested-claims'
import { interactionPolicy, type KoaContextWithOIDC } from '../protocol/oidc-provider'

type OIDCContext = KoaContextWithOIDC['oidc']

/** The prompt's reason when the sign-in does not reach a class that the app cannot do without. */
export const ACR_UNMET = 'essential_acr'

/** The prompt's reason when the app wants an answer about another person. */
export const OTHER_PERSON = 'claims_sub_value'

/** The authentication context class of this request; undefined before somebody has signed in. */
export function acrOfRequest({ session, params }: OIDCContext): string | undefined {
  if (!session?.accountId) return undefined
  return acrOf(session.amr ?? [], requestedAcr(params ?? {}))
}

const { Check } = interactionPolicy

/**
 * OpenID Connect Core §5.5.1: an essential `acr`, and a `sub` with a value, hold for whoever signs
 * in. These take the place of the engine's checks, which know one `acr` of a session and look for
 * `sub` in the claims of the ID token alone.
 */
export const REPLACED_CHECKS = ['essential_acrs', 'essential_acr', 'claims_id_token_sub_value']

export const wantedSignIn = [
  new Check(
    ACR_UNMET,
    'none of the requested authentication contexts could be reached',
    'unmet_authentication_requirements',
    ({ oidc }) => !meetsEssentialAcr(oidc.session?.amr ?? [], requestedAcr(oidc.params ?? {})),
  ),
  new Check(
    OTHER_PERSON,
    'another person is signed in than the requested one',
    'login_required',
    ({ oidc }) => {
      const wanted = requestedSubject(oidc.params?.claims)
      return wanted !== undefined && wanted !== oidc.session?.accountId
    },
  ),
]
