'use client'

import { ConfirmTask } from './confirm-task'
import type { TaskProps } from './task'

/** Asks before an administrator removes the second factors of a person who lost them. */
export function ResetFactorsDialog({ person, actions, ...opened }: TaskProps) {
  return (
    <ConfirmTask
      {...opened}
      title={`Remove the second factor of ${person.name}?`}
      description="For somebody who has lost it. Their authenticator app, passkeys and recovery codes are removed, and they sign in with the password alone. First make sure that the request really comes from them."
      confirm="Remove"
      action={() => actions.resetFactors(person.id)}
      done={`The second factor of ${person.name} was removed`}
    />
  )
}
