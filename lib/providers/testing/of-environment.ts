import { Plaintext } from '@/lib/crypto/plaintext'
import type { RoleGroups } from '../provider'
import type { Provider } from '../provider-with-secret'

/** A provider as the environment describes one: it speaks for every address, in every organization. */
export function ofEnvironment(groups: RoleGroups = {}): Provider {
  return {
    id: 'openid',
    organizationId: null,
    preset: 'other',
    issuer: 'https://id.example',
    clientId: 'keyturn',
    clientSecret: new Plaintext('x'),
    name: 'Example',
    scopes: 'openid',
    addressClaim: 'email',
    domains: null,
    trustedDomains: [],
    groupsClaim: 'groups',
    groupsIgnoreCase: false,
    groups,
    secretRefused: false,
    groupsMissed: false,
  }
}
