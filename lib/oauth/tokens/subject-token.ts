import { requestSlot } from '../request/request-slot'

/** The subject token of this request (RFC 8693), and its grant. */
export const subjectToken = requestSlot<{
  digest: Buffer
  /** The grant may belong to another app. The new token ends with it all the same. */
  grantDigest: Buffer | null
  uidDigest: Buffer | null
  secretId: string | null
  keyId: string | null
}>('subject token')
