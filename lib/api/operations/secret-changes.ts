import { acceptInput } from '@/lib/accept-input'
import { findApp } from '@/lib/apps/find-app'
import { cancelPlannedEnd } from '@/lib/secrets/cancel-planned-end'
import { pauseForm } from '@/lib/secrets/pause-input'
import { pauseSecret } from '@/lib/secrets/pause-secret'
import { resumeSecret } from '@/lib/secrets/resume-secret'
import { revokeSecret } from '@/lib/secrets/revoke-secret'
import { revokeForm } from '@/lib/secrets/secret-input'
import { operation } from '../operation'
import { findSecretOf } from './find-secret-of'
import { inSecret } from './in-app'
import { secret, secretOnWire } from './secret-answer'
import { pause, revocation } from './secret-body'

const shared = {
  method: 'POST',
  tag: 'Secrets',
  scope: 'secrets:revoke',
  needsStepUp: true,
  params: inSecret,
  answer: secret,
  replay: findSecretOf,
} as const

const refusals = ['not_found', 'forbidden', 'step_up_required', 'secret_not_active'] as const

const pauseOne = operation({
  ...shared,
  id: 'pauseSecret',
  path: '/apps/{client_id}/secrets/{secret_id}/pause',
  summary: 'Refuse a secret for a while; it keeps its slot, and its tokens live on.',
  body: pause,
  refusals: [...refusals, 'secret_paused'],
  async run(actor, { params, body }) {
    const input = acceptInput(pauseForm, { secretId: params.secret_id, ...body })
    return secretOnWire(await pauseSecret(actor, params.client_id, input))
  },
})

const resume = operation({
  ...shared,
  id: 'resumeSecret',
  path: '/apps/{client_id}/secrets/{secret_id}/resume',
  summary: 'End the pause of a secret.',
  refusals: [...refusals, 'secret_not_paused'],
  run: async (actor, { params }) =>
    secretOnWire(await resumeSecret(actor, params.client_id, { secretId: params.secret_id })),
})

const revoke = operation({
  ...shared,
  id: 'revokeSecret',
  path: '/apps/{client_id}/secrets/{secret_id}/revoke',
  summary: 'End a secret for good, with the tokens that it has minted.',
  body: revocation,
  refusals: [...refusals, 'confirmation_mismatch'],
  async run(actor, { params, body }) {
    // Nobody types the name: whoever calls has named the app and the secret by id.
    const { name: typedName } = await findApp(actor, params.client_id)
    const { end_tokens: endTokens, reason } = body
    const sent = { secretId: params.secret_id, typedName, endTokens, reason }
    const input = acceptInput(revokeForm, sent)
    return secretOnWire(await revokeSecret(actor, params.client_id, input))
  },
})

const keep = operation({
  ...shared,
  id: 'cancelPlannedEnd',
  path: '/apps/{client_id}/secrets/{secret_id}/cancel-end',
  summary: 'Cancel the end that a rotation has planned for a secret.',
  refusals: [...refusals, 'no_end_planned'],
  run: async (actor, { params }) =>
    secretOnWire(await cancelPlannedEnd(actor, params.client_id, { secretId: params.secret_id })),
})

export const secretChangeOperations = [pauseOne, resume, revoke, keep]
