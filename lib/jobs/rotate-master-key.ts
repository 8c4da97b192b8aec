import { setTimeout as pause } from 'node:timers/promises'
import { resealSealKeys } from '@/lib/audit/seal/reseal-seal-keys'
import { resealCredentials } from '@/lib/delivery/reseal-credentials'
import { currentPepperVersion } from '@/lib/keys'
import { resealMailLinks } from '@/lib/mail/reseal-links'
import { beginRotation } from '@/lib/master-key/begin-rotation'
import { completeRotation } from '@/lib/master-key/complete-rotation'
import { FOLLOWS_WITHIN_MS } from '@/lib/master-key/follow-master-key'
import { type ConfiguredKeys, loadMasterKeys } from '@/lib/master-key/load-master-keys'
import { CannotRotate } from '@/lib/master-key/other-master-key'
import type { Resealed } from '@/lib/master-key/reseal'
import { resealGrants } from '@/lib/oauth/consents/reseal-grants'
import { loadSigningKeys } from '@/lib/oauth/signing-keys/load-signing-keys'
import { resealSigningKeys } from '@/lib/oauth/signing-keys/reseal-signing-keys'
import { resealArtifacts } from '@/lib/oauth/tokens/reseal-artifacts'
import { resealFactors } from '@/lib/people/second-factor/reseal-factors'
import { resealProviderSecrets } from '@/lib/providers/reseal-secrets'
import { resealSignalHeaders } from '@/lib/signals/reseal-headers'
import { resealWebhookSecrets } from '@/lib/webhooks/reseal-secrets'

/** Everything that is sealed under the master key. */
const RESEALS: Record<string, () => Promise<Resealed>> = {
  'signing keys': resealSigningKeys,
  'keys of the audit log': resealSealKeys,
  'authenticator apps': resealFactors,
  'secrets of providers': resealProviderSecrets,
  'credentials of delivery targets': resealCredentials,
  'headers of signal streams': resealSignalHeaders,
  'secrets of webhooks': resealWebhookSecrets,
  'links of mails': resealMailLinks,
  grants: resealGrants,
  'tokens and sessions': resealArtifacts,
}

const PASSES_MAX = 20

type Rotation = {
  configured: ConfiguredKeys
  /** Called when the new key is in use, before anything is sealed anew. */
  onBegun?: () => void
  /** How long running servers may take to follow. */
  settleMs?: number
  say?: (sentence: string) => void
}

/**
 * Puts the pending master key into use and seals everything anew under it, while servers run. It may
 * be interrupted anywhere: nothing is lost, and the next call goes on. Throws `CannotRotate`, and
 * `Unsealable` if the present key is another one.
 */
export async function rotateMasterKey({
  configured,
  onBegun = () => {},
  settleMs = 3 * FOLLOWS_WITHIN_MS,
  say = () => {},
}: Rotation): Promise<void> {
  await loadSigningKeys()
  if (await beginRotation()) say('The new master key is in use.')
  await loadMasterKeys(configured)
  const generation = currentPepperVersion()
  if (generation === 1) throw new CannotRotate('there is no new master key')
  onBegun()
  await pause(settleMs)
  for (let pass = 1; (await sealAnew(say)) > 0; pass += 1) {
    if (pass === PASSES_MAX) {
      throw new CannotRotate('a server still seals under the old key: give all of them both keys')
    }
  }
  await completeRotation(generation)
  say('Everything is sealed under the new master key. The old one is no longer needed.')
}

/** One pass through everything. Answers how much was sealed under another key. */
async function sealAnew(say: (sentence: string) => void): Promise<number> {
  let total = 0
  for (const [name, reseal] of Object.entries(RESEALS)) {
    const { resealed, unreadable } = await reseal()
    if (resealed > 0) say(`${name}: ${resealed} sealed anew.`)
    if (unreadable > 0) say(`${name}: ${unreadable} that no key opens were left as they are.`)
    total += resealed
  }
  return total
}
