import { RecertificationNotice } from '@/components/recertification/recertification-notice'
import type { Actor } from '@/lib/actor'
import type { AppView } from '@/lib/apps/app'
import { findDueOfApp } from '@/lib/recertification/list-due'

/** Whether the app is to be confirmed, or was suspended because nobody did. */
export async function DueOfApp({ actor, app }: { actor: Actor; app: AppView }) {
  const due = await findDueOfApp(actor, app.id)
  return due ? <RecertificationNotice due={due} /> : null
}
