// Two credentials that take turns, as a dual-phase rotation of Infisical wants it: clients read the active one,
// and the one before works on until the next turn. The rotator keeps what `issue` answers.
import { createSecret, revokeSecret, testSecret } from './keyturn.mjs'

/** The first credential. */
export async function issue(clientId) {
  const active = await createSecret(clientId, name())
  return { active, inactive: null }
}

/** One turn: the inactive one ends, a new one is tested, and the active one becomes the inactive one. */
export async function rotate({ active, inactive }) {
  if (inactive) await revokeSecret(inactive)
  const next = await createSecret(active.client_id, name())
  await testSecret(next)
  return { active: next, inactive: active }
}

/** Ends both. */
export async function revokeBoth({ active, inactive }) {
  for (const one of [active, inactive]) if (one) await revokeSecret(one)
}

/** Names of an app's active secrets differ, also within a second. */
const name = () =>
  `Infisical ${new Date().toISOString().slice(0, 19)} ${crypto.randomUUID().slice(0, 4)}`
