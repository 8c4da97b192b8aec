'use client'

import { FlaskConical } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogClose, DialogContent, DialogRoot } from '@/components/ui/dialog'
import { Refused } from '@/components/ui/refused'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import type { Answer } from '@/lib/http/answer'
import type { PolicyForm } from '@/lib/policies/administration/policy-input'
import type { PolicySetting } from '@/lib/policies/policy'
import type { PolicyTrialForm } from '@/lib/violations/policy-trial-input'
import { type DryRun, isTriable } from '@/lib/violations/violation'
import { DryRunReport } from './dry-run-report'

export type Trying = {
  dryRun: (trial: PolicyTrialForm) => Promise<Answer<DryRun>>
  save: (trial: PolicyTrialForm) => Promise<Answer<void>>
}

export type DryRunProps = {
  setting: PolicySetting
  title: string
  /** Null for who may only read. */
  trying: Trying | null
  /** The moment after which an app was created if the policy counts for it today. */
  after: Date | undefined
  /** The change, from the form around the button. */
  read: (form: FormData) => PolicyForm
  confirm?: string
}

/** Shows what a policy would break before it is saved, and saves it from there; nothing for others. */
export function DryRunButton({ trying, ...props }: DryRunProps) {
  return trying && isTriable(props.setting) ? <TryButton {...props} trying={trying} /> : null
}

type TryButtonProps = DryRunProps & { trying: Trying }

function TryButton(props: TryButtonProps) {
  const { title, read } = props
  const [change, setChange] = useState<PolicyForm | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Button
        ref={button}
        size="sm"
        className="w-fit"
        icon={FlaskConical}
        aria-label={`Dry run: ${title}`}
        onClick={() => setChange(read(new FormData(button.current?.form ?? undefined)))}
      >
        Dry run
      </Button>
      <DialogRoot open={change !== null} onOpenChange={() => setChange(null)}>
        {change ? <DryRunDialog {...props} change={change} close={() => setChange(null)} /> : null}
      </DialogRoot>
    </>
  )
}

const APPLIES_AFTER: keyof PolicyTrialForm = 'appliesAfter'

type DryRunDialogProps = TryButtonProps & { change: PolicyForm; close: () => void }

function DryRunDialog({ title, trying, after, change, confirm, close }: DryRunDialogProps) {
  const toast = useToast()
  const [day, setDay] = useState(after ? after.toISOString().slice(0, 10) : '')
  const [run, setRun] = useState<DryRun | null>(null)
  const asked = useRef<string | null>(null)
  const trial = { change, appliesAfter: day }
  const running = useAction(trying.dryRun, { onDone: setRun })
  const saving = useAction(trying.save, {
    onDone: () => {
      close()
      toast(`${title} changed`)
    },
  })
  // Once for each day. A day that is chosen while another is counted has its turn afterwards.
  useEffect(() => {
    if (running.pending || asked.current === day) return
    asked.current = day
    void running.call(trial)
  })
  const error = running.error ?? saving.error
  return (
    <DialogContent
      size="lg"
      title={`Dry run: ${title}`}
      description="Nothing has changed yet."
      footer={
        <>
          <DialogClose render={<Button>Cancel</Button>} />
          <Button
            variant="primary"
            pending={saving.pending}
            disabled={run === null || running.pending}
            onClick={() => saving.call(trial)}
          >
            {confirm ?? 'Save'}
          </Button>
        </>
      }
    >
      <Refused sentence={sentenceOf(error)} />
      <div role="status" aria-busy={running.pending}>
        {run ? <DryRunReport run={run} /> : null}
        {running.pending ? <p className="text-muted">Counting what would break it…</p> : null}
      </div>
      {'secondFactorRequired' in change ? null : (
        <TextField
          name={APPLIES_AFTER}
          label="Applies to apps created after"
          description="The day counts in UTC. Empty: it applies to all apps. Older apps have what Keyturn allows by default."
          type="date"
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      )}
    </DialogContent>
  )
}

/** What is wrong with the typed value is said where it is tried. */
function sentenceOf(error: ReturnType<typeof useAction>['error']): string | undefined {
  const [field] = Object.values(error?.fields ?? {})
  return field ?? error?.sentence
}
