import { appOperations } from './operations/apps'
import { auditOperations } from './operations/audit'
import { keyOperations } from './operations/keys'
import { secretOperations } from './operations/secrets'

/** Everything that the management API does. What is not here has no route and is not described. */
export const EVERY_OPERATION = [
  ...appOperations,
  ...secretOperations,
  ...keyOperations,
  ...auditOperations,
]
