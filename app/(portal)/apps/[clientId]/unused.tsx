import { UnusedNote } from '@/components/apps/unused-note'
import type { Actor } from '@/lib/actor'
import type { AppView } from '@/lib/apps/app'
import { findUnused } from '@/lib/apps/unused/find-unused'
import { keep } from './actions'

/** Says that nobody uses the app, once its owner was told. */
export async function Unused({ actor, app }: { actor: Actor; app: AppView }) {
  const unused = await findUnused(actor, app.id)
  if (!unused) return null
  return <UnusedNote unused={unused} keep={app.mayChange ? keep.bind(null, app.id) : null} />
}
