'use client'

import { FlaskConical } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogClose, DialogContent, DialogRoot } from '@/components/ui/dialog'
import { Refused } from '@/components/ui/refused'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import type { Answer } from '@/lib/http/answer'
import type { PolicyForm } from '@/lib/policies/administration/policy-input'
import { isAppSetting } from '@/lib/policies/exempt'
import type { PolicySetting } from '@/lib/policies/policy'
import type { PolicyTrialForm } from '@/lib/violations/policy-trial-input'
import { type DryRunPart, isTriable } from '@/lib/violations/violation'
import { DryRunReport } from './dry-run-report'
import { type DryRunAction, useDryRun } from './use-dry-run'

export type Trying = {
  dryRun: DryRunAction
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

function DryRunDialog({
  setting,
  title,
  trying,
  after,
  change,
  confirm,
  close,
}: DryRunDialogProps) {
  const toast = useToast()
  const [day, setDay] = useState(after ? after.toISOString().slice(0, 10) : '')
  const trial = { change, appliesAfter: day }
  const running = useDryRun(trying.dryRun, trial)
  const saving = useAction(trying.save, {
    onDone: () => {
      close()
      toast(`${title} changed`)
    },
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
            disabled={!running.isWhole}
            onClick={() => saving.call(trial)}
          >
            {confirm ?? 'Save'}
          </Button>
        </>
      }
    >
      <Refused sentence={sentenceOf(error)} />
      <div role="status" aria-busy={running.isCounting} className="flex flex-col gap-3">
        {running.isCounting ? <Counting found={running.found} /> : null}
        {running.found ? <DryRunReport run={running.found.run} /> : null}
      </div>
      {isAppSetting(setting) ? (
        <TextField
          name={APPLIES_AFTER}
          label="Applies to apps created after"
          description="The day counts in UTC. Empty: it applies to all apps. Older apps have what Keyturn allows by default."
          type="date"
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      ) : null}
    </DialogContent>
  )
}

/** How far a dry run has come that looks at the apps part by part. */
function Counting({ found }: { found: DryRunPart | null }) {
  if (!found) return <p className="text-muted">Counting what would break it…</p>
  const { apps, of } = found
  const label = `${apps.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')} apps counted so far…`
  return (
    <div className="flex flex-col gap-1">
      <p className="tabular text-muted">{label}</p>
      <progress value={apps} max={of} aria-label="Counted apps" className="w-full accent-accent" />
    </div>
  )
}

/** What is wrong with the typed value is said where it is tried. */
function sentenceOf(error: ReturnType<typeof useAction>['error']): string | undefined {
  const [field] = Object.values(error?.fields ?? {})
  return field ?? error?.sentence
}
