import type { Actor } from '@/lib/actor'
import type { EventDetail } from '@/lib/audit/events/every-event'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { config } from '@/lib/config'
import type { Plaintext } from '@/lib/crypto/plaintext'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { currentPepperVersion } from '@/lib/keys'
import { digestSecret } from './digest-secret'
import { makeSecret } from './make-secret'
import { knownBy, targetOf } from './named-in-audit'
import { NO_PLAN } from './planned-end-store'
import type { SecretView } from './secret'
import { type AskedLife, settleExpiry } from './settle-expiry'
import { insertSecret, isNameTaken } from './store'
import { viewSecret } from './view-secret'

/** A new secret with its value, which can be seen only now. */
export type IssuedSecret = { secret: SecretView; value: Plaintext }

export type NewSecret = AskedLife & {
  appId: string
  slot: 1 | 2
  name: string
  /** Who gets the value; without it, the actor. */
  receiver?: Pick<EventDetail<'secret.issued'>, 'shownTo' | 'initialAccessToken' | 'recipient'>
}

/** What a new secret has not gone through. */
const UNTOUCHED = {
  retiredAt: null,
  retirement: null,
  retiredByName: null,
  retiredBecause: null,
  pausedAt: null,
  pausedUntil: null,
  ...NO_PLAN,
  use: null,
  trailedAt: null,
  movedInAt: null,
  foreignDigest: null,
  weakness: null,
  networks: [],
}

const NAME_TAKEN = 'Another active secret of this app has this name. Choose a different one.'

/**
 * Makes a secret in a free slot and records it in the audit log. Refuses with `invalid_input` at
 * `name` when another active secret of the app has it, whatever its case, with
 * `two_active_secrets` when the slot was taken meanwhile, and as `settleExpiry` does.
 */
export async function placeSecret(
  tx: Tx,
  actor: Actor,
  { receiver = { shownTo: 'person' }, expiresAt: asked, cut, ...place }: NewSecret,
): Promise<IssuedSecret> {
  const { organizationId } = actor
  const { appId } = place
  const expiresAt = await settleExpiry(tx, { organizationId, appId }, { expiresAt: asked, cut })
  const into = { ...place, expiresAt }
  if (await isNameTaken(tx, into)) throw new Refusal('invalid_input', 'name', { name: NAME_TAKEN })
  const { value, ...made } = makeSecret(config().secretPrefix)
  const row = {
    ...made,
    ...into,
    pepperVersion: currentPepperVersion(),
    createdAt: now(),
    createdById: actor.personId,
    createdByName: actor.personName,
    shownTo: receiver.shownTo ?? 'person',
  }
  const digest = new Uint8Array(digestSecret(value.reveal(), currentPepperVersion()))
  if (!(await insertSecret(tx, { ...row, digest }))) {
    throw new Refusal('two_active_secrets', `slot ${into.slot} of ${into.appId} was taken`)
  }
  await recordEvent(tx, actor, 'secret.issued', {
    target: targetOf(row),
    detail: { ...knownBy(row), expiresAt: into.expiresAt?.toISOString() ?? null, ...receiver },
  })
  return { secret: viewSecret({ ...row, ...UNTOUCHED }, row.createdAt), value }
}
