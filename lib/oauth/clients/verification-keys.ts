import { requestSlot } from '../request/request-slot'
import type { ClientKey } from './key-store'

/** The public keys with which an assertion of this request may be verified. */
export const verificationKeys = requestSlot<ClientKey[]>('verification keys')

/** The one of them that the engine has tried last. */
export const triedKeyId = requestSlot<string>('tried key id')

/** Why the keys that the app publishes itself could not be read, for the log only. */
export const keysReadError = requestSlot<string>('keys read error')
