'use client'

import { now } from '@/lib/clock'
import { defaultSecretName, type SecretView } from '@/lib/secrets/secret'
import type { SealedSecret, SecretActions, SecretsApp, ShownSecret } from './actions'
import type { DialogControl } from './form-dialog'
import { GenerateDialog } from './generate-dialog'
import { OneTimeDialog } from './one-time-dialog'
import { PauseDialog } from './pause-dialog'
import { RegenerateDialog } from './regenerate-dialog'
import { RevokeDialog } from './revoke-dialog'
import { SealedDialog } from './sealed-dialog'
import type { Opened } from './use-opened'

type SecretDialogsProps = {
  opened: Opened | null
  control: DialogControl
  app: SecretsApp
  secrets: readonly SecretView[]
  active: readonly SecretView[]
  tokenUrl: string
  actions: SecretActions
  onIssued: (issued: ShownSecret | SealedSecret) => void
  onPaused: (secret: SecretView) => void
  onRevoked: (secret: SecretView) => void
  /** A revocation was refused: what the dialog says about the secret is out of date. */
  lookAgain: (secretId: string) => void
  refresh: () => void
}

/** The one dialog that is open, if any. */
export function SecretDialogs(props: SecretDialogsProps) {
  const { opened, control, app, secrets, actions, refresh } = props
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
  if (opened.what === 'sealed') {
    return <SealedDialog {...control} app={app} sealed={opened.sealed} />
  }
  if (opened.what === 'pause') {
    return (
      <PauseDialog
        {...control}
        app={app}
        secret={opened.secret}
        pause={actions.pause}
        onPaused={props.onPaused}
        onStale={refresh}
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
        revoke={actions.revoke}
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
    <GenerateDialog {...issuing} old={props.active[0]} issue={actions.issue} />
  ) : (
    <RegenerateDialog {...issuing} active={props.active} regenerate={actions.regenerate} />
  )
}
