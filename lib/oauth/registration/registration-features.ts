import { newId, randomBase62 } from '@/lib/crypto/random'
import type { Configuration } from '../protocol/oidc-provider'
import { CHECKED, checkMetadata } from './check-metadata'

type Features = NonNullable<Configuration['features']>

/** Apps that register themselves (RFC 7591) and keep their registration (RFC 7592). */
export const registrationFeatures = {
  registration: {
    enabled: true,
    initialAccessToken: true,
    policies: { [CHECKED]: checkMetadata },
    idFactory: () => newId('app'),
    // The engine's own copy, which nobody ever learns; the secret is made where the app is.
    secretFactory: () => randomBase62(43),
  },
  // With a new token in each answer, a program whose answer got lost would be locked out.
  registrationManagement: { enabled: true, rotateRegistrationAccessToken: false },
} satisfies Features
