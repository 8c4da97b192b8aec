import { appChangeOperations } from './operations/app-changes'
import { appPeopleOperations } from './operations/app-people'
import { appOperations } from './operations/apps'
import { federatedCredentialOperations } from './operations/federated-credentials'
import { keyChangeOperations } from './operations/key-changes'
import { keyOperations } from './operations/keys'
import { networkOperations } from './operations/networks'
import { rotationOperations } from './operations/rotations'
import { secretChangeOperations } from './operations/secret-changes'
import { secretIssueOperations } from './operations/secret-issues'
import { secretOperations } from './operations/secrets'
import { usageOperations } from './operations/usage'
import { ORGANIZATION_OPERATIONS } from './organization-operations'

/** Everything that the management API does. What is not here has no route and is not described. */
export const EVERY_OPERATION = [
  ...appOperations,
  ...appChangeOperations,
  ...appPeopleOperations,
  ...secretOperations,
  ...secretIssueOperations,
  ...secretChangeOperations,
  ...rotationOperations,
  ...keyOperations,
  ...keyChangeOperations,
  ...federatedCredentialOperations,
  ...networkOperations,
  ...usageOperations,
  ...ORGANIZATION_OPERATIONS,
]
