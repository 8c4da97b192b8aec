import { requestSlot } from './request-slot'

/** Set when the request came over the wire of Azure DevOps OAuth, and was translated. */
export const byOldWire = requestSlot<true>('by the old wire')
