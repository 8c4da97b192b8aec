import { parseFirst } from '@/lib/testing/parse-first'
import { verifyAuditLog as verify } from '../verify-audit-log'
import { verifyForm } from '../verify-input'

// The verbs as a server action calls them: what a person sent is parsed first.
export const verifyAuditLog = parseFirst(verifyForm, verify)
