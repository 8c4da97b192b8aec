import { newId, randomBase62 } from '@/lib/crypto/random'
import type { Configuration } from '../protocol/oidc-provider'
import { CHECKED, checkMetadata } from './check-metadata'

type Features = NonNullable<Configuration['features']>

/** Dynamic registration (RFC 7591) and its management (RFC 7592). */
export const registrationFeatures = {
  registration: {
    enabled: true,
    initialAccessToken: true,
    policies: { [CHECKED]: checkMetadata },
    idFactory: () => newId('app'),
    // A random value for the engine, which nobody learns. The real secret is made with the app.
    secretFactory: () => randomBase62(43),
  },
  // If each answer had a new token, a program that lost an answer would be locked out.
  registrationManagement: { enabled: true, rotateRegistrationAccessToken: false },
} satisfies Features
