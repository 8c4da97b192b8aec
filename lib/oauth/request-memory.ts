import type { FoundArtifact } from './artifact'
import type { Caller } from './failed-authentications'
import { Provider } from './protocol'
import type { Presented } from './store'

/** Who is asking, and the row of the secret that was presented. */
export type Attempt = {
  caller: Caller
  organizationId: string
  apisVersion: number
  secret: Presented['secret']
}

/** What one request learns about its caller and its token, and must not ask for twice. */
export type RequestMemory = {
  attempt?: Attempt
  /** The secret that authenticated the request; everything minted in it carries this id. */
  secretId?: string
  /** The artifact that was asked for last. */
  artifact?: { id: string; found: Promise<FoundArtifact | undefined> }
}

/** The memory of the request that is being answered; none outside of one. */
export function requestMemory(): RequestMemory | undefined {
  const state: { keyturn?: RequestMemory } | undefined = Provider.ctx?.state
  if (!state) return undefined
  state.keyturn ??= {}
  return state.keyturn
}
