import { isAppId } from '@/lib/apps/app'
import { tally } from './tally'
import { KEPT_OF } from './usage'

/** Somebody asked for the value of a secret of an app, if there is such an app. */
export type ValueRequestOf = { appId: string; address: string; userAgent: string }

const requests = tally<ValueRequestOf>('value-requests', {
  keyOf: ({ appId, address, userAgent }) => `${appId}\n${address}\n${userAgent}`,
  groupOf: ({ appId }) => appId,
  mostOfGroup: 50,
  restOf: (one) => ({ ...one, address: '', userAgent: '' }),
  most: 2_000,
  // Belongs to no app, and is not written.
  rest: { appId: '', address: '', userAgent: '' },
})

/** Counts it in memory until the next flush, at most a second later. No database round trip. */
export function noteValueRequest({ appId, address, userAgent }: ValueRequestOf, at: Date): void {
  if (!isAppId(appId)) return
  const kept = { address: address.slice(0, KEPT_OF.address), userAgent: printable(userAgent) }
  requests.note({ appId, ...kept }, at)
}

/** What a header holds beside letters would be no text for the database. */
function printable(userAgent: string): string {
  return userAgent.replaceAll(/[^\x20-\x7e]/g, '').slice(0, KEPT_OF.userAgent)
}

/** Returns who asked since the last call, and removes it from memory. */
export const takeValueRequests = requests.take

/** Puts back what could not be written. */
export const returnValueRequests = requests.giveBack
