import { parseFirst } from '@/lib/testing/parse-first'
import * as exception from '../add-exception'
import * as trial from '../dry-run-policy'
import { exceptionInput } from '../exception-input'
import { policyTrial } from '../policy-trial-input'
import * as saved from '../save-policy'

/** The verbs with their inputs parsed first. */
export const dryRunPolicy = parseFirst(policyTrial, trial.dryRunPolicy)
export const savePolicy = parseFirst(policyTrial, saved.savePolicy)
export const addException = parseFirst(exceptionInput, exception.addException)
