import type { Tx } from '@/lib/db/client'
import { hearsInSeconds } from './signal-stream'
import { findHealthOfOrganization } from './store'

/** Whether what ends tokens of an API is heard there within seconds, by the API's id. */
export type ToldInSeconds = (apiId: string) => boolean

/** Which APIs of the organization hear within seconds of what ends their tokens. */
export async function findApisTold(tx: Tx, organizationId: string): Promise<ToldInSeconds> {
  const streams = await findHealthOfOrganization(tx, organizationId)
  const checked = new Set(
    streams
      .filter(
        ({ signals, app, ...stream }) =>
          app.suspendedAt === null &&
          hearsInSeconds({ ...stream, waitingSince: signals[0]?.at ?? null }),
      )
      .flatMap(({ app }) => app.checks.map(({ apiId }) => apiId)),
  )
  return (apiId) => checked.has(apiId) || checked.has(null)
}
