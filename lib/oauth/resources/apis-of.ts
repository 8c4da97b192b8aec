import type { Resource } from '@/lib/apis/api'
import { keptOfServer } from '@/lib/db/connection/present-server'
import { keepNewest } from '@/lib/keep-newest'
import { processWide } from '@/lib/process'
import { appOfRequest } from '../client-authentication/app-of-request'
import type { Presented } from '../clients/store'
import { type ApisAtVersion, findApis } from './store'

const ORGANIZATIONS_KEPT = 500

const keptNow = processWide('apis', () => keptOfServer(() => new Map<string, ApisAtVersion>()))

/**
 * The APIs of an organization. They are kept in memory. The query for the calling app, which every
 * token request makes, says whether they have changed, so a change counts at once in every process.
 * In a request without an app, they are read again.
 */
export async function apisOf(
  organizationId: string,
  version = presentVersion(organizationId),
): Promise<Resource[]> {
  return (await keptOf(organizationId, version)).apis
}

/**
 * Whether an app of the organization may introspect a token with this audience that another app got
 * (RFC 7662 §4). Kept like the APIs.
 */
export async function checksTokens(
  { organizationId, apisVersion }: Pick<Presented, 'organizationId' | 'apisVersion'>,
  { appId, audience }: { appId: string; audience: string | undefined },
): Promise<boolean> {
  const { checkers } = await keptOf(organizationId, apisVersion)
  const own = checkers.filter((checker) => checker.appId === appId)
  return own.some(({ identifier }) => identifier === null || identifier === audience)
}

async function keptOf(organizationId: string, version: number | null): Promise<ApisAtVersion> {
  const kept = keptNow()
  const known = kept.get(organizationId)
  if (known && known.version === version) return known
  const found = await findApis(organizationId)
  keepNewest(kept, ORGANIZATIONS_KEPT, { name: organizationId, value: found })
  return found
}

function presentVersion(organizationId: string): number | null {
  const app = appOfRequest.get()
  return app?.organizationId === organizationId ? app.apisVersion : null
}
