import type { Presented } from '../clients/store'
import { requestSlot } from '../request/request-slot'
import type { ClientAttempt } from './client-attempt'

/** The app that authenticates, or that a browser has named, with the secret's row, if one was sent. */
export type AppOfRequest = Presented & { attempt: ClientAttempt }

/** Set when the app is looked up, before it has authenticated. */
export const appOfRequest = requestSlot<AppOfRequest>('app')

/** The secret that authenticated the request; everything minted in it carries this id. */
export const secretIdOfRequest = requestSlot<string>('secret id')

/** The public key that authenticated the request, where no secret did. */
export const keyIdOfRequest = requestSlot<string>('key id')
