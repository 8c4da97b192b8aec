import { sha256 } from '@/lib/crypto/digest'
import { type FoundArtifact, toArtifact, toPayload } from './artifact'
import { type Adapter, type AdapterPayload, errors } from './protocol'
import { requestMemory } from './request-memory'
import {
  consumeArtifact,
  deleteArtifact,
  deleteArtifactsOfGrant,
  findArtifact,
  findArtifactBy,
  insertArtifact,
  putArtifact,
} from './store'

/** What is written once under a value nobody has seen before, and belongs to a secret. */
const MINTED = new Set(['AccessToken', 'RefreshToken', 'ClientCredentials', 'AuthorizationCode'])

/** How the engine remembers one kind of thing in PostgreSQL. */
export function artifactAdapter(kind: string): Adapter {
  return {
    async upsert(id, payload, ttlSeconds) {
      const secretId = (MINTED.has(kind) && requestMemory()?.secretId) || null
      const artifact = toArtifact(kind, id, { payload, ttlSeconds, secretId })
      forget()
      await (MINTED.has(kind) ? insertArtifact(artifact) : putArtifact(artifact))
    },
    async find(id) {
      const found = await findOnce(id)
      return found?.kind === kind ? toPayload(found, id) : undefined
    },
    findByUid: async (uid) => payloadOf(await findArtifactBy('uidDigest', sha256(uid), kind)),
    findByUserCode: async (userCode) =>
      payloadOf(await findArtifactBy('userCodeDigest', sha256(userCode), kind)),
    async consume(id) {
      forget()
      // RFC 6749 §4.1.2: a code is used once. Who comes second, however close, gets nothing.
      if (!(await consumeArtifact(sha256(id), kind))) throw new errors.InvalidGrant('already used')
    },
    async destroy(id) {
      forget()
      await deleteArtifact(sha256(id), kind)
    },
    async revokeByGrantId(grantId) {
      forget()
      await deleteArtifactsOfGrant(sha256(grantId), kind)
    },
  }
}

/** The engine asks for one value under several names; within a request that is one question. */
function findOnce(id: string): Promise<FoundArtifact | undefined> {
  const memory = requestMemory()
  if (memory?.artifact?.id === id) return memory.artifact.found
  const found = findArtifact(sha256(id))
  if (memory) memory.artifact = { id, found }
  return found
}

function forget(): void {
  const memory = requestMemory()
  if (memory) delete memory.artifact
}

function payloadOf(found: FoundArtifact | undefined): AdapterPayload | undefined {
  return found && toPayload(found, null)
}
