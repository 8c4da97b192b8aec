import { parseFirst } from '@/lib/testing/parse-first'
import * as decide from '../decide-permissions'
import { decision } from '../decision-input'

/** The verb of permissions, its input parsed first. */
export const decidePermissions = parseFirst(decision, decide.decidePermissions)
