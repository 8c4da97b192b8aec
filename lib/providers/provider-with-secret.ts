import type { Plaintext } from '@/lib/crypto/plaintext'
import type { ClaimRules, PresetName } from './provider'

/** An OpenID provider by which people may sign in. */
export type Provider = ClaimRules & {
  id: string
  /** Whose people it signs in; null for the environment's, which signs in anybody's. */
  organizationId: string | null
  preset: PresetName
  name: string
  issuer: string
  clientId: string
  clientSecret: Plaintext
  scopes: string
  /** Whether the provider has refused the client secret since it was entered. */
  secretRefused: boolean
  /** Whether the groups of somebody were missed since they were last read. */
  groupsMissed: boolean
}
