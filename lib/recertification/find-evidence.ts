import type { Actor } from '@/lib/actor'
import { listFederatedCredentials } from '@/lib/apps/federated/list-federated-credentials'
import { findApp } from '@/lib/apps/find-app'
import { listAppKeys } from '@/lib/apps/keys/list-app-keys'
import { revisionOf } from '@/lib/apps/revision'
import { canonicalJson } from '@/lib/crypto/canonical-json'
import { sha256 } from '@/lib/crypto/digest'
import { db } from '@/lib/db/client'
import { listSecrets } from '@/lib/secrets/list-secrets'
import { isActive } from '@/lib/secrets/secret'
import { listCallers } from '@/lib/usage/list-callers'
import type { ShownEvidence } from './recertification'
import { countPeople, findRound } from './store'

/** Of callers the latest so many are shown and kept. */
const CALLERS_SHOWN = 20

export type Evidence = {
  shown: ShownEvidence
  ownerName: string
  /** What a confirmation names: the registration and the credentials that were seen. */
  seen: string
  /** The registration, and every credential that is listed, also those that have ended. */
  revision: string
  listed: string[]
  dueAt: Date | null
  confirmedAt: Date | null
}

/** What an owner looks at before they confirm the app. Refuses with `not_found`. */
export async function findEvidence(actor: Actor, appId: string): Promise<Evidence> {
  const app = await findApp(actor, appId)
  const [all, keys, federated, calls, people, round] = await Promise.all([
    listSecrets(actor, appId),
    listAppKeys(actor, appId),
    listFederatedCredentials(actor, appId),
    listCallers(actor, appId),
    countPeople(db(), appId),
    findRound(db(), appId),
  ])
  const secrets = all.filter(isActive)
  const callers = calls.callers.slice(0, CALLERS_SHOWN)
  const shown: ShownEvidence = {
    redirectUris: app.redirectUris,
    scopes: app.scopes,
    secrets: secrets.map(({ hint, name, use }) => ({
      hint,
      name,
      lastUsedAt: iso(use?.lastUsedAt),
    })),
    keys: keys.map(({ name, use }) => ({ name, lastUsedAt: iso(use?.lastUsedAt) })),
    federated: federated.map(({ name, issuer, use }) => ({
      name,
      issuer,
      lastUsedAt: iso(use?.lastUsedAt),
    })),
    callers: callers.map(({ address, credential, lastAt }) => ({
      address: address || 'many others',
      credential: credential.name,
      lastAt: iso(lastAt),
    })),
    moreCallers: calls.more + calls.callers.length - callers.length,
    people,
  }
  const credentials = [...secrets, ...keys, ...federated].map(({ id }) => id).sort()
  const revision = revisionOf(app)
  const seen = sha256(canonicalJson([revision, ...credentials])).toString('base64url')
  return {
    shown,
    seen,
    revision,
    listed: [...all, ...keys, ...federated].map(({ id }) => id),
    ownerName: app.owner.name,
    dueAt: round && round.days > 0 ? round.dueAt : null,
    confirmedAt: round?.confirmedAt ?? null,
  }
}

const iso = (at: Date | null | undefined) => at?.toISOString() ?? null
