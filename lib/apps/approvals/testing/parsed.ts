import { parseFirst } from '@/lib/testing/parse-first'
import * as deciding from '../../lifecycle/decide-approval'
import { approvalDecision } from '../approval-input'

/** The decision about an approval, with its input parsed first. */
export const decideApproval = parseFirst(approvalDecision, deciding.decideApproval)
