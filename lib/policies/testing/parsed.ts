import type { Actor } from '@/lib/actor'
import { inTransaction } from '@/lib/db/client'
import { parseFirst } from '@/lib/testing/parse-first'
import { changePolicy } from '../administration/change-policy'
import { type PolicyChange, policyChange } from '../administration/policy-input'

/** The change of a policy, with its input parsed first. */
export const setPolicy = parseFirst(policyChange, (actor: Actor, change: PolicyChange) =>
  inTransaction((tx) => changePolicy(tx, actor, { change })),
)
