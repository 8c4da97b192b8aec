import { SIGNING_ALGORITHMS } from '@/lib/apps/fields/signing-algorithm'
import {
  ASSERTION_ALGORITHMS,
  checkAssertion,
} from '../client-authentication/authenticate-assertion'
import { APP_METADATA } from '../clients/client-metadata'
import { setScopesAside } from '../documents/document-metadata'
import { CLOCK_SKEW_SECONDS } from '../protocol/clock-skew'
import type { Configuration } from '../protocol/oidc-provider'
import { PROOF_ALGORITHMS } from '../protocol/proof-algorithms'
import { mayReadAnswer } from '../tokens/token-rules'

/** The defaults of clients, their authentication methods, and the algorithms. */
export const clientSettings = {
  clientAuthMethods: [
    'client_secret_basic',
    'client_secret_post',
    'private_key_jwt',
    'tls_client_auth',
    'self_signed_tls_client_auth',
    'none',
  ],
  assertJwtClientAuthClaimsAndHeader: checkAssertion,
  clockTolerance: CLOCK_SKEW_SECONDS,
  extraClientMetadata: { properties: APP_METADATA, validator: setScopesAside },
  clientBasedCORS: mayReadAnswer,
  // A person has the same `sub` at every app, so no sector identifier is fetched (OpenID Core
  // §8.1).
  sectorIdentifierUriValidate: () => false,
  enabledJWA: {
    idTokenSigningAlgValues: [...SIGNING_ALGORITHMS],
    userinfoSigningAlgValues: [...SIGNING_ALGORITHMS],
    clientAuthSigningAlgValues: [...ASSERTION_ALGORITHMS],
    dPoPSigningAlgValues: [...PROOF_ALGORITHMS],
    requestObjectSigningAlgValues: [...ASSERTION_ALGORITHMS],
    authorizationSigningAlgValues: [...SIGNING_ALGORITHMS],
    introspectionSigningAlgValues: [...SIGNING_ALGORITHMS],
  },
} satisfies Configuration
