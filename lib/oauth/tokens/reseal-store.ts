import { rowsByDigest } from '@/lib/master-key/rows-by-digest'

/** An artifact's sealed part, and what it is bound to. */
type SealedArtifact = { digest: Buffer; kind: string; sealed: Buffer }

/** The sealed parts of codes, tokens, sessions and interactions. */
export const sealedArtifacts = rowsByDigest<SealedArtifact>('artifact', ['kind'])
