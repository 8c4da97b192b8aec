import { apiOperations } from './operations/apis'
import { approvalOperations } from './operations/approvals'
import { auditOperations } from './operations/audit'
import { auditLogOperations } from './operations/audit-log'
import { checkerOperations } from './operations/checkers'
import { importOperations } from './operations/imports'
import { initialAccessTokenOperations } from './operations/initial-access-tokens'
import { permissionOperations } from './operations/permissions'
import { policyOperations } from './operations/policies'
import { policyViolationOperations } from './operations/policy-violations'
import { recertificationOperations } from './operations/recertification'
import { webhookMessageOperations } from './operations/webhook-messages'
import { webhookOperations } from './operations/webhooks'

/** What the management API does about APIs, and about the organization itself. */
export const ORGANIZATION_OPERATIONS = [
  ...apiOperations,
  ...permissionOperations,
  ...approvalOperations,
  ...checkerOperations,
  ...policyOperations,
  ...policyViolationOperations,
  ...initialAccessTokenOperations,
  ...importOperations,
  ...auditOperations,
  ...auditLogOperations,
  ...webhookOperations,
  ...webhookMessageOperations,
  ...recertificationOperations,
]
