import { parseFirst } from '@/lib/testing/parse-first'
import { policyChange } from '../administration/policy-input'
import * as set from '../administration/set-policy'

/** The change of a policy, with its input parsed first. */
export const setPolicy = parseFirst(policyChange, set.setPolicy)
