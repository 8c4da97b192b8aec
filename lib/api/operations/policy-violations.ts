import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { APP_SETTINGS } from '@/lib/policies/exempt'
import { addException } from '@/lib/violations/add-exception'
import { dryRunPolicy } from '@/lib/violations/dry-run-policy'
import { endException } from '@/lib/violations/end-exception'
import { exceptionInput } from '@/lib/violations/exception-input'
import { listExceptions } from '@/lib/violations/list-exceptions'
import { listViolations } from '@/lib/violations/list-violations'
import { violationPlace, writePlace } from '@/lib/violations/place'
import { policyTrial } from '@/lib/violations/policy-trial-input'
import { BREAKABLE, TRIABLE } from '@/lib/violations/violation'
import { moment } from '../moment'
import { operation } from '../operation'
import { snakeCase, toWire } from '../to-wire'
import { typeNamed } from '../type-named'
import { allItems, allOnWire, partOfItems, partOnWire, placeBehind } from './paging'
import { changeIn, settings } from './policies'

const named = <S extends string>(all: readonly S[]) => z.enum(all.map(snakeCase))
const settingIn = <S extends string>(all: readonly S[], name: string) =>
  all.find((one) => snakeCase(one) === name) ?? name

const violation = typeNamed('PolicyViolation', {
  setting: named(TRIABLE),
  app_id: z.string(),
  app_name: z.string(),
  owner_id: z.string(),
  owner_name: z.string(),
  secret: z.object({ id: z.string(), name: z.string() }).nullable(),
  since: moment,
  last_used_at: moment.nullable(),
})

const dryRun = operation({
  id: 'dryRunPolicy',
  method: 'POST',
  path: '/policies/dry-run',
  tag: 'Policies',
  summary: 'What a change of one setting would break. Nothing changes.',
  scope: 'policies:read',
  body: settings.partial().extend({
    applies_after: z.iso.date().or(z.literal('')).optional().describe('A day; empty for all apps.'),
  }),
  answer: typeNamed('PolicyDryRun', {
    setting: named(TRIABLE),
    at_once: z.boolean(),
    broken: z.object({
      apps: z.int(),
      used_today: z.int(),
      secrets: z.int(),
      owners: z.int(),
      people: z.int(),
      oldest: moment.nullable(),
    }),
    violations: z.array(violation).describe('The first twenty.'),
    people: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        since: moment,
        last_used_at: moment.nullable(),
      }),
    ),
  }),
  refusals: ['forbidden'],
  async run(actor, { body: { applies_after: appliesAfter, ...body } }) {
    const trial = acceptInput(policyTrial, { change: changeIn(body), appliesAfter })
    const run = await dryRunPolicy(actor, trial)
    return toWire({ ...withName(run), violations: run.violations.map(withName) })
  },
})

/** Its setting by the name in the API. */
const withName = <One extends { setting: string }>(one: One) => ({
  ...one,
  setting: snakeCase(one.setting),
})

const list = operation({
  id: 'listPolicyViolations',
  method: 'GET',
  path: '/policies/violations',
  tag: 'Policies',
  summary: 'The apps and secrets that break one setting now.',
  scope: 'policies:read',
  query: z.object({
    setting: named(BREAKABLE),
    owner: z.string().max(60).optional(),
    after: placeBehind(violationPlace),
  }),
  answer: partOfItems(violation),
  listOf: violation,
  refusals: ['not_found'],
  async run(actor, { query }) {
    const setting = BREAKABLE.find((one) => snakeCase(one) === query.setting) ?? BREAKABLE[0]
    const { owner: ownerId, after = null } = query
    const page = await listViolations(actor, { setting, ownerId, after })
    const found = {
      items: page.violations.map(withName),
      after: page.next && writePlace(page.next),
    }
    return partOnWire(found, { path: '/policies/violations', query })
  },
})

const exception = typeNamed('PolicyException', {
  id: z.string(),
  app_id: z.string(),
  app_name: z.string(),
  setting: named(APP_SETTINGS),
  reason: z.string(),
  created_at: moment,
  created_by_name: z.string(),
  ends_at: moment,
})

const exceptions = operation({
  id: 'listPolicyExceptions',
  method: 'GET',
  path: '/policies/exceptions',
  tag: 'Policies',
  summary: 'The exceptions that have not ended.',
  scope: 'policies:read',
  answer: allItems(exception),
  listOf: exception,
  refusals: ['not_found'],
  run: async (actor) => allOnWire((await listExceptions(actor)).map(withName)),
})

const give = operation({
  id: 'addPolicyException',
  method: 'POST',
  path: '/policies/exceptions',
  tag: 'Policies',
  summary: 'Let a setting not count for one app until a day.',
  scope: 'policies:write',
  needsStepUp: true,
  body: z.object({
    app_id: z.string(),
    setting: named(APP_SETTINGS),
    reason: z.string().max(5_000),
    ends_on: z.iso.date().describe('Its last day (UTC), within a year.'),
  }),
  answer: typeNamed('NewPolicyException', { id: z.string() }),
  status: 201,
  refusals: ['forbidden', 'not_found', 'step_up_required'],
  async run(actor, { body }) {
    const setting = settingIn(APP_SETTINGS, body.setting)
    const sent = { appId: body.app_id, setting, reason: body.reason, endsOn: body.ends_on }
    return { id: await addException(actor, acceptInput(exceptionInput, sent)) }
  },
  idOf: ({ id }) => id,
})

const end = operation({
  id: 'endPolicyException',
  method: 'DELETE',
  path: '/policies/exceptions/{exception_id}',
  tag: 'Policies',
  summary: 'End an exception before its day.',
  scope: 'policies:write',
  needsStepUp: true,
  params: z.object({ exception_id: z.string().max(100) }),
  refusals: ['forbidden', 'not_found', 'step_up_required'],
  run: (actor, { params }) => endException(actor, params.exception_id),
})

export const policyViolationOperations = [dryRun, list, exceptions, give, end]
