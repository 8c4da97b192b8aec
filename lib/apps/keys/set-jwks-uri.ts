import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { AppView } from '../app'
import { URL_MAX } from '../app'
import { changeApp } from '../change-app'
import { planChange } from '../planned-change'
import { refuseIdle } from '../refuse-idle'
import { refuseSecretless } from '../refuse-secretless'
import { complaintAboutUrl } from '../web-address'
import { findKeys } from './store'

const input = z.object({
  jwksUri: z
    .string()
    .nullish()
    .transform((typed) => typed?.trim() || null)
    .superRefine((url, context) => {
      const complaint = url === null ? null : complaintAboutUrl(url, URL_MAX)
      if (complaint) context.addIssue(complaint)
    }),
})

/**
 * Says where the app publishes its public keys itself (RFC 7591 §2), https only; blank takes that
 * back. It is one or the other: an app that has keys here cannot. Refuses with `not_found`,
 * `forbidden`, `app_deleted`, `app_suspended`, `app_keeps_no_secret`,
 * `app_described_elsewhere`, `step_up_required`, and `invalid_input` about the field `jwksUri`.
 */
export function setJwksUri(
  actor: Actor,
  appId: string,
  asked: z.input<typeof input>,
): Promise<AppView> {
  return changeApp(actor, appId, async (app, tx) => {
    refuseIdle(app)
    refuseSecretless(app)
    requireStepUp(actor)
    const { jwksUri } = acceptInput(input, asked)
    if (jwksUri === app.jwksUri) return null
    if (jwksUri && (await findKeys(tx, appId)).length > 0) {
      const sentence = 'Remove the keys that were added here first: it is one or the other.'
      throw new Refusal('invalid_input', 'keys and an address', { jwksUri: sentence })
    }
    return planChange('app.edited', { data: { jwksUri }, detail: { changed: 'jwksUri' } })
  })
}
