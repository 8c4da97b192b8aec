import { config } from '@/lib/config'
import { Plaintext } from '@/lib/crypto/plaintext'
import { ENVIRONMENT_PROVIDER } from './provider'
import type { Provider } from './provider-with-secret'

/** The provider that the operator has set in the environment, or null. */
export function environmentProvider(): Provider | null {
  const { provider } = config()
  if (!provider) return null
  const { clientSecret, ...said } = provider
  return {
    ...said,
    id: ENVIRONMENT_PROVIDER,
    organizationId: null,
    preset: 'other',
    clientSecret: new Plaintext(clientSecret),
    scopes: 'openid profile email',
    domains: null,
    secretRefused: false,
    groupsMissed: false,
  }
}
