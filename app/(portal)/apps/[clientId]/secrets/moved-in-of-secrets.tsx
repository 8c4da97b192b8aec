import { MovedInNote } from '@/components/transition/moved-in-note'
import type { Actor } from '@/lib/actor'
import type { SecretView } from '@/lib/secrets/secret'
import { findTransitionEnd } from '@/lib/secrets/view-transition'

type MovedInOfSecretsProps = { actor: Actor; secrets: readonly SecretView[] }

/** That another server made secrets of this app, and until when they work, if it did. */
export async function MovedInOfSecrets({ actor, secrets }: MovedInOfSecretsProps) {
  if (secrets.every(({ movedIn }) => movedIn === null)) return null
  return <MovedInNote secrets={secrets} {...(await findTransitionEnd(actor))} />
}
