import { DEFAULT_POLICY } from '@/lib/policies/policy'
import type { Presented } from '../clients/store'
import { requestSlot } from '../request/request-slot'
import type { ClientAttempt } from './client-attempt'

/**
 * The app that authenticates, or that a browser has named, and the row of its secret if one was
 * sent.
 */
export type AppOfRequest = Presented & { attempt: ClientAttempt }

/** Set when the app is looked up, before it has authenticated. */
export const appOfRequest = requestSlot<AppOfRequest>('app')

/** The policy of that app's organization; the default one before an app is known. */
export function policyOfRequest(ctx?: Parameters<typeof appOfRequest.get>[0]): Presented['policy'] {
  return appOfRequest.get(ctx)?.policy ?? DEFAULT_POLICY
}

/** The secret that authenticated the request. Everything minted in the request carries its id. */
export const secretIdOfRequest = requestSlot<string>('secret id')

/** The public key that authenticated the request, if no secret did. */
export const keyIdOfRequest = requestSlot<string>('key id')
