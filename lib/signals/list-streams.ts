import type { Actor } from '@/lib/actor'
import { authorizeApi } from '@/lib/apis/authorize-api'
import { db } from '@/lib/db/client'
import { hostOf } from './named-in-audit'
import { hearsInSeconds, type StreamView } from './signal-stream'
import { findStreamsOfApi } from './store'

/**
 * Who hears what ends tokens of this API, by the name of the app. Everybody of the organization may
 * see it, since it decides how long a revoked token may live. Refuses with `not_found`.
 */
export async function listStreams(actor: Actor, apiId: string): Promise<StreamView[]> {
  const { id } = await authorizeApi(db(), actor, apiId)
  const rows = await findStreamsOfApi(db(), { organizationId: actor.organizationId, apiId: id })
  return rows.map((row) => {
    const { sealedAuthorization: _, endpointUrl, signals, _count, ...stream } = row
    const health = { ...stream, waitingSince: signals[0]?.at ?? null }
    return {
      ...health,
      host: hostOf({ endpointUrl }),
      waiting: _count.signals,
      inSeconds: hearsInSeconds(health),
    }
  })
}
