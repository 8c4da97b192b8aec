'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DryRunContent } from '@/components/ui/dry-run-content'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import type { PolicyForm } from '@/lib/policies/administration/policy-input'
import { isAppSetting } from '@/lib/policies/exempt'
import type { PolicySetting } from '@/lib/policies/policy'
import type { PolicyTrialForm } from '@/lib/violations/policy-trial-input'
import { Counting, DryRunReport } from './dry-run-report'
import { type Trying, useDryRun } from './use-dry-run'

const APPLIES_AFTER: keyof PolicyTrialForm = 'appliesAfter'

type DryRunDialogProps = {
  setting: PolicySetting
  title: string
  trying: Trying
  /** The moment after which an app was created if the policy counts for it today. */
  after: Date | undefined
  confirm?: string | undefined
  change: PolicyForm
  close: () => void
}

/** What a change would break, and its saving. */
export function DryRunDialog({
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
  return (
    <DryRunContent
      title={title}
      error={running.error ?? saving.error}
      isRunning={running.isCounting}
      report={
        <>
          {running.isCounting ? <Counting found={running.found} /> : null}
          {running.found ? <DryRunReport run={running.found.run} /> : null}
        </>
      }
      save={
        <Button
          variant="primary"
          pending={saving.pending}
          disabled={!running.isWhole}
          onClick={() => saving.call(trial)}
        >
          {confirm ?? 'Save'}
        </Button>
      }
    >
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
    </DryRunContent>
  )
}
