import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import {
  CHOICES,
  DEFAULT_POLICY,
  GRANT_TYPES,
  LIST_LIMITS,
  NUMBER_LIMITS,
  type PolicySetting,
} from '@/lib/policies/policy'
import { viewPolicy } from '@/lib/policies/view-policy'
import { policyTrial } from '@/lib/violations/policy-trial-input'
import { savePolicy } from '@/lib/violations/save-policy'
import { moment } from '../moment'
import { operation } from '../operation'
import { snakeCase, toWire } from '../to-wire'
import { typeNamed } from '../type-named'

const SETTINGS = Object.keys(DEFAULT_POLICY) as PolicySetting[]

/** Every setting under its name in the API, of the kind that its default has. */
export const settings = typeNamed(
  'PolicySettings',
  Object.fromEntries(SETTINGS.map((setting) => [snakeCase(setting), kindOf(setting)])),
)

function kindOf(setting: PolicySetting): z.ZodType {
  if (setting in LIST_LIMITS) return z.array(z.string())
  if (setting === 'allowedGrantTypes') return z.array(z.enum(GRANT_TYPES))
  if (setting in CHOICES) return z.enum(CHOICES[setting as keyof typeof CHOICES])
  if (!(setting in NUMBER_LIMITS)) return z.boolean()
  const { min, max } = NUMBER_LIMITS[setting as keyof typeof NUMBER_LIMITS]
  return z.int().min(min).max(max)
}

/** The settings that were sent, by their own names. */
export function changeIn(body: Record<string, unknown>): Record<string, unknown> {
  const sent = SETTINGS.filter((setting) => body[snakeCase(setting)] !== undefined)
  return Object.fromEntries(sent.map((setting) => [setting, body[snakeCase(setting)]]))
}

const policies = typeNamed('Policies', {
  settings,
  /** Who changed each setting last. A setting that was never changed is absent. */
  changes: z.record(z.string(), z.object({ at: moment, by_name: z.string() })),
  /** Settings that count only for apps created after a moment. */
  applies_after: z.record(z.string(), moment),
  may_change: z.boolean(),
})

const view = async (actor: Actor) => toWire(await viewPolicy(actor))

const read = operation({
  id: 'readPolicies',
  method: 'GET',
  path: '/policies',
  tag: 'Policies',
  summary: 'What the organization allows, and who changed it last.',
  scope: 'policies:read',
  answer: policies,
  refusals: ['not_found'],
  run: view,
})

const change = operation({
  id: 'changePolicies',
  method: 'PATCH',
  path: '/policies',
  tag: 'Policies',
  summary: 'Change the settings that are sent; the others stay as they are.',
  scope: 'policies:write',
  needsStepUp: true,
  body: settings.partial(),
  answer: policies,
  refusals: ['not_found', 'forbidden', 'step_up_required'],
  async run(actor, { body }) {
    await savePolicy(actor, acceptInput(policyTrial, { change: changeIn(body) }))
    return view(actor)
  },
})

export const policyOperations = [read, change]
