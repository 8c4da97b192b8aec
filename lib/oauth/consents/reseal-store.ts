import { rowsByDigest } from '@/lib/master-key/rows-by-digest'

/** A grant's sealed payload. */
type SealedGrant = { digest: Buffer; sealed: Buffer }

/** The sealed payloads of grants. */
export const sealedGrants = rowsByDigest<SealedGrant>('app_grant')
