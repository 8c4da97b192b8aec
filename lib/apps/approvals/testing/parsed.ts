import { parseFirst } from '@/lib/testing/parse-first'
import * as deciding from '../../lifecycle/decide-approval'
import * as several from '../../lifecycle/decide-approvals'
import { approvalDecision, severalDecisions } from '../approval-input'

/** The decision about an approval, with its input parsed first. */
export const decideApproval = parseFirst(approvalDecision, deciding.decideApproval)

/** The same of several. */
export const decideApprovals = parseFirst(severalDecisions, several.decideApprovals)
