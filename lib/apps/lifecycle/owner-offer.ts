import type { AppPerson } from '../app'
import type { AppType } from '../fields/field'

/** So long the receiver can accept. */
export const OFFERED_DAYS = 14

/** An app that its owner offers to a colleague, who has not answered yet. */
export type OwnerOffer = {
  app: { id: string; name: string; type: AppType; description: string }
  from: AppPerson
  to: AppPerson
  offeredAt: Date
  expiresAt: Date
}
