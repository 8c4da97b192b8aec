import { APP_OPERATIONS } from './app-operations'
import { federatedCredentialOperations } from './operations/federated-credentials'
import { keyChangeOperations } from './operations/key-changes'
import { keyOperations } from './operations/keys'
import { rotationOperations } from './operations/rotations'
import { secretChangeOperations } from './operations/secret-changes'
import { secretIssueOperations } from './operations/secret-issues'
import { secretOperations } from './operations/secrets'
import { ORGANIZATION_OPERATIONS } from './organization-operations'
import { PEOPLE_OPERATIONS } from './people-operations'

/** Everything that the management API does. What is not here has no route and is not described. */
export const EVERY_OPERATION = [
  ...APP_OPERATIONS,
  ...secretOperations,
  ...secretIssueOperations,
  ...secretChangeOperations,
  ...rotationOperations,
  ...keyOperations,
  ...keyChangeOperations,
  ...federatedCredentialOperations,
  ...PEOPLE_OPERATIONS,
  ...ORGANIZATION_OPERATIONS,
]
