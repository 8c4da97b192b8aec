import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { findApp } from '@/lib/apps/find-app'
import { handOver } from '@/lib/secrets/hand-over'
import { issueSecret } from '@/lib/secrets/issue-secret'
import type { IssuedSecret } from '@/lib/secrets/place-secret'
import { regenerateSecrets } from '@/lib/secrets/regenerate-secrets'
import { rotateSecret } from '@/lib/secrets/rotate-secret'
import { regenerateInput, secretInput } from '@/lib/secrets/secret-input'
import { operation } from '../operation'
import { inApp } from './in-app'
import { secret, secretOnWire } from './secret-answer'
import { expiryOf, issuance, newSecret, recipientOf, rotation } from './secret-body'

/** The only answers with a value. */
const issuedSecret = secret
  .extend({
    value: z
      .string()
      .optional()
      .describe('Shown now and never again. Nobody can read it later. Absent with a `recipient`.'),
    jwe: z
      .string()
      .optional()
      .describe('With a `recipient`, in the place of `value`: the value sealed to that key.'),
  })
  .meta({ id: 'IssuedSecret' })

const shared = {
  method: 'POST',
  tag: 'Secrets',
  needsStepUp: true,
  params: inApp,
  answer: issuedSecret,
  status: 201,
  showsValue: true,
} as const

const refusals = [
  'not_found',
  'forbidden',
  'step_up_required',
  'app_deleted',
  'app_suspended',
  'app_waits_for_approval',
  'app_waits_for_confirmation',
  'app_keeps_no_secret',
  'app_described_elsewhere',
  'secrets_not_allowed',
] as const

/** The one place where a value leaves for a program. It is not stored, and no other answer repeats it. */
const shown = async (issued: IssuedSecret, recipient?: string) => ({
  ...secretOnWire(issued.secret),
  id: issued.secret.id,
  ...(await handOver(issued, recipient)),
})

const idOf = ({ id }: { id: string }) => id

const issue = operation({
  ...shared,
  id: 'issueSecret',
  path: '/apps/{client_id}/secrets',
  summary: 'Make a secret in a free slot.',
  description:
    'An app may call it for itself without a scope, if the policy lets apps make their own secrets.',
  selfService: true,
  scope: 'secrets:issue',
  body: issuance,
  refusals: [...refusals, 'two_active_secrets'],
  async run(actor, { params, body }) {
    const recipient = recipientOf(body)
    const sent = { name: body.name, expiresAt: expiryOf(body), recipient }
    const input = acceptInput(secretInput, sent)
    return shown(await issueSecret(actor, params.client_id, input), recipient)
  },
  idOf,
})

const rotate = operation({
  ...shared,
  id: 'rotateSecret',
  path: '/apps/{client_id}/secrets/rotate',
  summary: 'Make a secret, and say what becomes of the one that is active.',
  description:
    'The old one ends now, after 1 hour to 30 days, when it was quiet for so many hours, or by hand.',
  scope: 'secrets:issue secrets:revoke',
  body: rotation,
  refusals: [...refusals, 'two_active_secrets', 'secret_not_active'],
  async run(actor, { params, body }) {
    const input = acceptInput(secretInput, {
      name: body.name,
      expiresAt: expiryOf(body),
      oldSecretId: body.old_secret_id,
      oldEnds: body.old_ends,
      afterHours: body.after_hours,
      quietHours: body.quiet_hours,
      force: body.force,
      recipient: recipientOf(body),
    })
    return shown(await rotateSecret(actor, params.client_id, input), recipientOf(body))
  },
  idOf,
})

const regenerate = operation({
  ...shared,
  id: 'regenerateSecrets',
  path: '/apps/{client_id}/secrets/regenerate',
  summary: 'After a leak: end every secret and every token of the app, and make one new secret.',
  scope: 'secrets:issue secrets:revoke',
  body: newSecret,
  refusals: [...refusals, 'confirmation_mismatch'],
  async run(actor, { params, body }) {
    const { name: typedName } = await findApp(actor, params.client_id)
    const sent = { name: body.name, expiresAt: expiryOf(body), typedName }
    return shown(
      await regenerateSecrets(actor, params.client_id, acceptInput(regenerateInput, sent)),
    )
  },
  idOf,
})

export const secretIssueOperations = [issue, rotate, regenerate]
