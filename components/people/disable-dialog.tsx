'use client'

import { useRouter } from '@/components/ui/use-router'
import { ConfirmTask } from './confirm-task'
import type { TaskProps } from './task'

/** Asks before a person is disabled. */
export function DisableDialog({ person, actions, ...opened }: TaskProps) {
  const router = useRouter()
  return (
    <ConfirmTask
      {...opened}
      title={`Disable ${person.name}?`}
      description="They are signed out at once and cannot sign in. Their apps and secrets keep working: the next page lists them, so that you find new owners and rotate what they have seen. You can enable them again."
      confirm="Disable"
      action={() => actions.disable(person.id)}
      done={`${person.name} was disabled`}
      onDone={() => router.push(`/admin/people/${person.id}`)}
    />
  )
}
