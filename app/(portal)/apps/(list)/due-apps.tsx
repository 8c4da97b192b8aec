import { DueList } from '@/components/recertification/due-list'
import type { Actor } from '@/lib/actor'
import { listMyDueApps } from '@/lib/recertification/list-due'

/** The actor's own apps that are to be confirmed; nothing when none is. */
export async function DueApps({ actor }: { actor: Actor }) {
  const due = await listMyDueApps(actor)
  return due.length > 0 ? <DueList due={due} /> : null
}
