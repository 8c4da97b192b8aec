import { apiOperations } from './operations/apis'
import { approvalOperations } from './operations/approvals'
import { auditOperations } from './operations/audit'
import { auditLogOperations } from './operations/audit-log'
import { checkerOperations } from './operations/checkers'
import { grantOperations } from './operations/grants'
import { importOperations } from './operations/imports'
import { initialAccessTokenOperations } from './operations/initial-access-tokens'
import { personOperations } from './operations/people'
import { permissionOperations } from './operations/permissions'
import { personChangeOperations } from './operations/person-changes'
import { policyOperations } from './operations/policies'
import { policyViolationOperations } from './operations/policy-violations'
import { sessionOperations } from './operations/sessions'
import { webhookMessageOperations } from './operations/webhook-messages'
import { webhookOperations } from './operations/webhooks'

/** What the management API does about APIs and people, and about the organization itself. */
export const ORGANIZATION_OPERATIONS = [
  ...apiOperations,
  ...permissionOperations,
  ...approvalOperations,
  ...checkerOperations,
  ...grantOperations,
  ...personOperations,
  ...personChangeOperations,
  ...sessionOperations,
  ...policyOperations,
  ...policyViolationOperations,
  ...initialAccessTokenOperations,
  ...importOperations,
  ...auditOperations,
  ...auditLogOperations,
  ...webhookOperations,
  ...webhookMessageOperations,
]
