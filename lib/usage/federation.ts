import type { FederatedCredentialView } from '@/lib/apps/federated/federated-credential'
import type { Platform } from './platform-of'

/** A secret that seems to be used from one platform alone, which could do without. */
export type Federable = {
  secretId: string
  secretName: string
  platform: Platform
  /** How many callers were looked at. */
  callers: number
}

/** What takes, or could take, the place of an app's secrets. */
export type Federation = {
  credentials: readonly FederatedCredentialView[]
  federable: readonly Federable[]
}
