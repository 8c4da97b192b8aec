'use client'

import { useState } from 'react'
import { Panel } from '@/components/ui/panel'
import { useToast } from '@/components/ui/toast'
import { useRouter } from '@/components/ui/use-router'
import {
  hasFactor,
  type SecondFactors,
  type ShownEnrolment,
} from '@/lib/people/second-factor/second-factor'
import { AddPasskeyButton } from './add-passkey-button'
import { AddTotpButton } from './add-totp-button'
import type { FactorActions } from './factor-actions'
import { PasskeyRow } from './passkey-row'
import { RecoveryCodesDialog } from './recovery-codes-dialog'
import { RecoveryCodesRow } from './recovery-codes-row'
import { TotpRow } from './totp-row'

type SecondFactorPanelProps = {
  factors: SecondFactors
  actions: FactorActions
  /** The installation has a domain name, so it can have passkeys. */
  passkeys: boolean
}

/** A person's second factors and recovery codes, and how to change them. */
export function SecondFactorPanel({ factors, actions, passkeys }: SecondFactorPanelProps) {
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const router = useRouter()
  const toast = useToast()
  const added = ({ recoveryCodes }: ShownEnrolment) => {
    setCodes(recoveryCodes)
    // The dialog with the codes says it already.
    if (!recoveryCodes) toast('Second factor added')
    router.refresh()
  }
  return (
    <Panel
      title="Second factor"
      description={sayWhy(factors)}
      actions={
        <>
          {factors.totp ? null : <AddTotpButton actions={actions} onAdded={added} />}
          {passkeys ? <AddPasskeyButton actions={actions} onAdded={added} /> : null}
        </>
      }
      flush={hasFactor(factors)}
    >
      {hasFactor(factors) ? (
        <ul className="divide-y">
          {factors.totp ? <TotpRow at={factors.totp.addedAt} actions={actions} /> : null}
          {factors.passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} actions={actions} />
          ))}
          <RecoveryCodesRow
            left={factors.recoveryCodesLeft}
            renew={actions.renewRecoveryCodes}
            onRenewed={setCodes}
          />
        </ul>
      ) : (
        <p className="text-muted">
          You have none. Whoever learns your password can sign in as you.
        </p>
      )}
      <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />
    </Panel>
  )
}

function sayWhy({ required }: SecondFactors): string {
  return required
    ? 'Your organization requires one: something that you have, in addition to your password.'
    : 'Something that you have, in addition to your password. You are asked for it when you sign in.'
}
