import type { Actor } from '@/lib/actor'
import { listSecrets } from '@/lib/secrets/list-secrets'
import { secretOnWire } from './secret-answer'
import { withId } from './with-id'

type Named = { client_id: string; secret_id: string }

/** One secret of an app, in the names of the API. Refuses with `not_found`. */
export async function findSecretOf(actor: Actor, { client_id, secret_id }: Named): Promise<object> {
  return secretOnWire(withId(await listSecrets(actor, client_id), secret_id))
}
