import type { Caller } from '../client-authentication/failed-authentications'
import type { ClientKey } from '../clients/key-store'
import type { Presented } from '../clients/store'
import { Provider } from '../protocol/oidc-provider'
import type { SignedIn } from '../protocol/portal'
import type { Registering } from '../registration/registering'
import type { FoundArtifact } from '../tokens/artifact'

/** Who is asking, or which app a browser has named, with the row of the secret, if one was. */
export type Attempt = Presented & { caller: Caller }

/** What one request learns about its caller and its token, and must not ask for twice. */
export type RequestMemory = {
  attempt?: Attempt
  /** The secret that authenticated the request; everything minted in it carries this id. */
  secretId?: string
  /** What the tokens of this request say beside the usual. */
  extraClaims?: Record<string, unknown>
  /** The public key that authenticated the request, where no secret did. */
  keyId?: string
  /** The code that the presented value comes from; what is minted in the request does too. */
  family?: Buffer
  /** The token that this request exchanges for another. */
  subject?: Buffer
  /** For whom the presented value speaks, and what their claims are made of. */
  person?: { id: string; name: string; email: string }
  /** The grant under which that was made, whoever's it is. */
  grantDigest?: Buffer | null
  /** The public keys with which an assertion of this request may be verified. */
  keys?: ClientKey[]
  /** The one of them that the engine has tried last. */
  triedKeyId?: string
  /** Why the keys that the app publishes itself could not be read, for the log only. */
  keysTrouble?: string | undefined
  /** How far a client assertion has come. */
  assertion?: 'presented' | 'verified' | 'accepted'
  /** Who is signed in to the portal at the browser that asks. */
  signedIn?: Promise<SignedIn | null>
  /** The metadata document that this request has had read, or tried to. */
  document?: { url: string; isBeingRead: boolean }
  /** The app that a program is registering, or changing. */
  registering?: Registering
  /** What has to be in the database before the request is answered. */
  writes?: Promise<unknown>[]
  /** The artifact that was asked for last. */
  artifact?: { id: string; found: Promise<FoundArtifact | undefined> }
}

/** The memory of the request that is being answered; none outside of one. */
export function requestMemory(): RequestMemory | undefined {
  return Provider.ctx && memoryOf(Provider.ctx)
}

/** The memory of a request, also where the engine has not taken it up yet. */
export function memoryOf({ state }: { state: { keyturn?: RequestMemory } }): RequestMemory {
  state.keyturn ??= {}
  return state.keyturn
}
