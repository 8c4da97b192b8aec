import { givenGrantOperations } from './operations/given-grants'
import { grantOperations } from './operations/grants'
import { leaverOperations } from './operations/leavers'
import { noticeOperations } from './operations/notices'
import { organizationOperations } from './operations/organizations'
import { outboxOperations } from './operations/outbox'
import { personOperations } from './operations/people'
import { personChangeOperations } from './operations/person-changes'
import { scimTokenOperations } from './operations/scim-tokens'
import { sessionOperations } from './operations/sessions'

/** What the management API does about people, what they let in, and where they come from. */
export const PEOPLE_OPERATIONS = [
  ...personOperations,
  ...personChangeOperations,
  ...sessionOperations,
  ...leaverOperations,
  ...grantOperations,
  ...givenGrantOperations,
  ...organizationOperations,
  ...scimTokenOperations,
  ...outboxOperations,
  ...noticeOperations,
]
