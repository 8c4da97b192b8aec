import { ScheduleNote } from '@/components/rotation/schedule-note'
import type { Actor } from '@/lib/actor'
import { findAppSchedule } from '@/lib/rotation/find-app-schedule'

/** That the server rotates the secrets of this app, if it does. */
export async function ScheduleOfSecrets({ actor, appId }: { actor: Actor; appId: string }) {
  const schedule = await findAppSchedule(actor, appId)
  return schedule ? <ScheduleNote appId={appId} schedule={schedule} /> : null
}
