'use client'

import { ConfirmTask } from './confirm-task'
import type { TaskProps } from './task'

/** Asks before a person is disabled. */
export function DisableDialog({ person, actions, ...opened }: TaskProps) {
  return (
    <ConfirmTask
      {...opened}
      title={`Disable ${person.name}?`}
      description="They are signed out at once and cannot sign in. Their apps and secrets keep working, and you can enable them again."
      confirm="Disable"
      action={() => actions.disable(person.id)}
      done={`${person.name} was disabled`}
    />
  )
}
