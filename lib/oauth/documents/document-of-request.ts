import { requestSlot } from '../request/request-slot'

/** The metadata document that this request has read, or tried to read. */
export const documentOfRequest = requestSlot<{ url: string; isBeingRead: boolean }>('document')
