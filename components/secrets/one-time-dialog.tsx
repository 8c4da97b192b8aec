'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { CheckboxField } from '@/components/ui/choice-field'
import { DialogContent, DialogRoot } from '@/components/ui/dialog'
import { Name } from '@/components/ui/name'
import { appPath } from '@/lib/apps/app'
import type { SecretsApp, ShownSecret } from './actions'
import { FirstUseLine } from './first-use-line'
import type { DialogControl } from './form-dialog'
import { guardLeaving } from './leave-guard'
import { LeaveQuestion } from './leave-question'
import { SecretValue } from './secret-value'
import { SnippetTabs } from './snippet-tabs'

type OneTimeDialogProps = DialogControl & {
  app: SecretsApp
  shown: ShownSecret
  tokenUrl: string
  onUsed: () => void
}

/**
 * The only place where a secret's value is shown. It is in this component's props while the dialog
 * is open and nowhere else. A person who wants to leave is asked first.
 */
export function OneTimeDialog(props: OneTimeDialogProps) {
  const { app, shown, tokenUrl, open, onClose, onClosed } = props
  const [stored, setStored] = useState(false)
  const [leaving, setLeaving] = useState(false)

  useEffect(() => (open ? guardLeaving(() => setLeaving(true)) : undefined), [open])
  // The browser's back-forward cache would keep the value.
  useEffect(() => {
    window.addEventListener('pagehide', onClosed)
    return () => window.removeEventListener('pagehide', onClosed)
  }, [onClosed])

  const footer = leaving ? (
    <LeaveQuestion onStay={() => setLeaving(false)} onLeave={onClose} />
  ) : (
    <>
      <CheckboxField
        label="I have stored this secret"
        name="stored"
        checked={stored}
        onCheckedChange={setStored}
        className="self-center max-sm:order-last max-sm:mb-1 max-sm:self-start sm:mr-auto"
      />
      <Button variant="primary" disabled={!stored} onClick={onClose}>
        Done
      </Button>
    </>
  )

  return (
    <DialogRoot
      open={open}
      disablePointerDismissal
      onOpenChange={(next) => next || setLeaving((before) => !before)}
      onOpenChangeComplete={(now) => now || onClosed()}
    >
      <DialogContent
        title="Copy your new secret now"
        description={
          <>
            This is the only time{' '}
            <strong className="text-text">
              <Name>{shown.secret.name}</Name>
            </strong>{' '}
            of <Name>{app.name}</Name> is shown{' '}
            <span translate="no" className="font-mono [overflow-wrap:anywhere]">
              ({shown.secret.hint})
            </span>
            . Keyturn keeps a digest of it, not the value, and can never show it again. Lost?
            Generate another and revoke this one.
          </>
        }
        size="lg"
        closable={false}
        finalFocus={props.finalFocus}
        footer={footer}
      >
        <SecretValue value={shown.value} />
        <SnippetTabs clientId={app.id} appName={app.name} tokenUrl={tokenUrl} value={shown.value} />
        <FirstUseLine
          address={`${appPath(app.id)}/secrets/${shown.secret.id}/use`}
          onUsed={props.onUsed}
        />
      </DialogContent>
    </DialogRoot>
  )
}
