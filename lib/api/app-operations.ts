import { appChangeOperations } from './operations/app-changes'
import { appOwnerOperations } from './operations/app-owners'
import { appPeopleOperations } from './operations/app-people'
import { appOperations } from './operations/apps'
import { networkOperations } from './operations/networks'
import { ownerOfferOperations } from './operations/owner-offers'
import { usageOperations } from './operations/usage'

/** What the management API does about apps, beside their secrets and keys. */
export const APP_OPERATIONS = [
  ...appOperations,
  ...appChangeOperations,
  ...appOwnerOperations,
  ...appPeopleOperations,
  ...ownerOfferOperations,
  ...networkOperations,
  ...usageOperations,
]
