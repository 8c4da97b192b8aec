import { sha256 } from '@/lib/crypto/digest'
import type { Adapter, AdapterPayload } from '../protocol/oidc-provider'
import { presentedArtifact } from '../tokens/presented-artifact'
import { deleteGrant, findGrant } from './grant-store'
import { openGrant } from './sealed-grant'

/** The engine reads grants here. Only `keepGrant` writes them, when a person approves. */
export const grantAdapter: Adapter = {
  async find(id) {
    const digest = sha256(id)
    return (await grantOfArtifact(digest)) ?? openIfFound(await findGrant(digest))
  },
  async destroy(id) {
    await deleteGrant(sha256(id))
  },
  upsert: keptOnApproval,
  consume: keptOnApproval,
  findByUid: keptOnApproval,
  findByUserCode: keptOnApproval,
  revokeByGrantId: keptOnApproval,
}

/** The grant was loaded with the token or code that the request has just presented. */
async function grantOfArtifact(digest: Buffer): Promise<AdapterPayload | undefined> {
  const found = await presentedArtifact.get()?.found
  if (!found?.grantSealed || !found.grantDigest?.equals(digest)) return undefined
  return openGrant({ digest, sealed: found.grantSealed })
}

function openIfFound(found: { digest: Buffer; sealed: Buffer } | undefined) {
  return found && openGrant(found)
}

async function keptOnApproval(): Promise<never> {
  throw new Error('lib/oauth: a grant is written when a person approves, by keepGrant')
}
