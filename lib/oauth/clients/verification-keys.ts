import { requestSlot } from '../request/request-slot'
import type { ClientKey } from './key-store'

/** The public keys that may verify an assertion of this request. */
export const verificationKeys = requestSlot<ClientKey[]>('verification keys')

/** The key that the engine has tried last. */
export const triedKeyId = requestSlot<string>('tried key id')

/** Why the app's published keys could not be read, for the log only. */
export const keysReadError = requestSlot<string>('keys read error')
