'use client'

import { now } from '@/lib/clock'
import { defaultSecretName, type SecretView } from '@/lib/secrets/secret'
import type { SecretDoors, SecretsApp, ShownSecret } from './doors'
import type { DialogControl } from './form-dialog'
import { GenerateDialog } from './generate-dialog'
import { OneTimeDialog } from './one-time-dialog'
import { RegenerateDialog } from './regenerate-dialog'
import { RevokeDialog } from './revoke-dialog'
import type { Opened } from './use-opened'

type SecretDialogsProps = {
  opened: Opened | null
  control: DialogControl
  app: SecretsApp
  secrets: readonly SecretView[]
  active: readonly SecretView[]
  tokenUrl: string
  doors: SecretDoors
  onIssued: (shown: ShownSecret) => void
  onRevoked: (secret: SecretView) => void
  /** A revocation was refused: what the dialog says about the secret is no longer so. */
  lookAgain: (secretId: string) => void
  refresh: () => void
}

/** The one dialog that is open, if any. */
export function SecretDialogs(props: SecretDialogsProps) {
  const { opened, control, app, secrets, doors, refresh } = props
  if (!opened) return null
  if (opened.what === 'shown') {
    const { shown } = opened
    return (
      <OneTimeDialog
        {...control}
        app={app}
        shown={shown}
        tokenUrl={props.tokenUrl}
        onUsed={refresh}
      />
    )
  }
  if (opened.what === 'revoke') {
    const { revocation } = opened
    return (
      <RevokeDialog
        {...control}
        app={app}
        revocation={revocation}
        revoke={doors.revoke}
        onRevoked={props.onRevoked}
        onStale={() => props.lookAgain(revocation.secret.id)}
      />
    )
  }
  const issuing = {
    ...control,
    app,
    onIssued: props.onIssued,
    onStale: refresh,
    defaultName: defaultSecretName(secrets, now()),
  }
  return opened.what === 'generate' ? (
    <GenerateDialog {...issuing} issue={doors.issue} />
  ) : (
    <RegenerateDialog {...issuing} active={props.active} regenerate={doors.regenerate} />
  )
}
