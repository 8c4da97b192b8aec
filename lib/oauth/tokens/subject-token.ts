import { requestSlot } from '../request/request-slot'

/** The token that this request exchanges for another (RFC 8693), and the grant behind it. */
export const subjectToken = requestSlot<{
  digest: Buffer
  /** Whose grant it is does not matter: the new token ends with it. */
  grantDigest: Buffer | null
}>('subject token')
