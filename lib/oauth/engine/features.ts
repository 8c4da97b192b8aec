import { keyFor } from '@/lib/keys'
import { checkRequestedClaims } from '../authorization/requested-claims'
import { checkSignedRequest } from '../authorization/signed-requests'
import { mayFetchDocument } from '../documents/read-document'
import { showDeviceConfirmation, showDevicePage, showDeviceSuccess } from '../pages/device-pages'
import { mayIntrospect } from '../policy/may-introspect'
import type { Configuration } from '../protocol/oidc-provider'
import { registrationFeatures } from '../registration/registration-features'
import { resourceIndicators } from '../resources/resource-indicators'
import { showLoggedOut, showLogoutPage } from '../sessions/sign-out'
import { mayRevoke } from '../tokens/token-policies'
import { mTLS } from './certificates'

const ON = { enabled: true } as const
const OFF = { enabled: false } as const

/** The engine's features that are on. `docs/decisions` has the reasons for those that are off. */
export function engineFeatures(): NonNullable<Configuration['features']> {
  return {
    backchannelLogout: ON,
    claimsParameter: { ...ON, assertClaimsParameter: checkRequestedClaims },
    clientCredentials: ON,
    clientIdMetadataDocument: {
      ...ON,
      ack: 'draft-02',
      allowFetch: mayFetchDocument,
      // We keep it ourselves, in the app's row.
      cacheDuration: { min: 0, max: 0 },
    },
    deviceFlow: {
      ...ON,
      userCodeInputSource: showDevicePage,
      userCodeConfirmSource: showDeviceConfirmation,
      successSource: showDeviceSuccess,
    },
    devInteractions: OFF,
    dPoP: { ...ON, nonceSecret: keyFor('dpop-nonce') },
    // We sign ourselves: RSA on another thread.
    externalSigningSupport: { ...ON, ack: 'experimental-01' },
    introspection: { ...ON, allowedPolicy: mayIntrospect },
    jwtIntrospection: ON,
    jwtResponseModes: ON,
    jwtUserinfo: ON,
    mTLS,
    pushedAuthorizationRequests: ON,
    ...registrationFeatures,
    requestObjects: { ...ON, assertJwtClaimsAndHeader: checkSignedRequest },
    resourceIndicators,
    revocation: { ...ON, allowedPolicy: mayRevoke },
    rpInitiatedLogout: {
      ...ON,
      logoutSource: showLogoutPage,
      postLogoutSuccessSource: showLoggedOut,
    },
    userinfo: ON,
  }
}
