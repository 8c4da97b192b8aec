'use client'

import { FlaskConical } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogRoot } from '@/components/ui/dialog'
import { DryRunContent } from '@/components/ui/dry-run-content'
import { useAction } from '@/components/ui/use-action'
import type { FormAction, FormOf } from '@/lib/http/form'
import { type NetworksDryRun, type NetworksVerdict, verdictOf } from '@/lib/usage/networks'
import type { TypedNetworks } from './network-words'
import { NetworksReport } from './networks-report'

type NetworksDryRunProps = {
  title: string
  dryRun: FormAction<TypedNetworks, NetworksDryRun>
  save: FormAction<TypedNetworks, NetworksVerdict>
  onSaved: (verdict: NetworksVerdict) => void
}

/** Shows whom networks would refuse before they are saved, and saves them from there. */
export function NetworksDryRunButton(props: NetworksDryRunProps) {
  const [trying, setTrying] = useState<FormOf<TypedNetworks> | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => setTrying(null)
  return (
    <>
      <Button
        ref={button}
        size="sm"
        icon={FlaskConical}
        aria-label={`Dry run: ${props.title}`}
        onClick={() => setTrying(new FormData(button.current?.form ?? undefined))}
      >
        Dry run
      </Button>
      <DialogRoot open={trying !== null} onOpenChange={close}>
        {trying ? <NetworksDialog {...props} trying={trying} close={close} /> : null}
      </DialogRoot>
    </>
  )
}

type NetworksDialogProps = NetworksDryRunProps & {
  trying: FormOf<TypedNetworks>
  close: () => void
}

function NetworksDialog({ title, trying, dryRun, save, onSaved, close }: NetworksDialogProps) {
  const [run, setRun] = useState<NetworksDryRun | null>(null)
  const asked = useRef(false)
  const running = useAction(dryRun, { onDone: setRun })
  const saving = useAction(save, {
    onDone: (verdict) => {
      close()
      onSaved(verdict)
    },
  })
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    void running.call(trying)
  })
  const isRisky = run !== null && verdictOf(run) === 'all_refused'
  return (
    <DryRunContent
      title={title}
      error={running.error ?? saving.error}
      isRunning={running.pending}
      report={
        <>
          {run ? <NetworksReport run={run} /> : null}
          {running.pending ? <p className="text-muted">Looking at who came…</p> : null}
        </>
      }
      save={
        <Button
          variant={isRisky ? 'danger' : 'primary'}
          pending={saving.pending}
          disabled={run === null}
          onClick={() => saving.call(trying)}
        >
          {isRisky ? 'Save all the same' : 'Save networks'}
        </Button>
      }
    />
  )
}
