'use client'

import { ConfirmTask } from './confirm-task'
import type { TaskProps } from './task'

/** Asks before an administrator removes what somebody has lost. */
export function ResetFactorsDialog({ person, actions, ...opened }: TaskProps) {
  return (
    <ConfirmTask
      {...opened}
      title={`Remove the second factor of ${person.name}?`}
      description="For somebody who has lost it: authenticator app, passkeys and recovery codes go, and the password alone signs them in. Be sure that it is them who asks."
      confirm="Remove"
      action={() => actions.resetFactors(person.id)}
      done={`The second factor of ${person.name} was removed`}
    />
  )
}
