import { useEffect, useRef, useState } from 'react'
import { useAction } from '@/components/ui/use-action'
import type { Answer } from '@/lib/http/answer'
import type { PolicyTrialForm } from '@/lib/violations/policy-trial-input'
import { type DryRunPart, withPart } from '@/lib/violations/violation'

/** What tries a change, part by part, and what saves it. */
export type Trying = {
  dryRun: (trial: PolicyTrialForm, after: string | null) => Promise<Answer<DryRunPart>>
  save: (trial: PolicyTrialForm) => Promise<Answer<void>>
}

/** Nobody looks any more, so that no further part is counted. */
const NO_DAY = Symbol('no day')

/**
 * Runs a change dry, part by part, and again for each day after which it would apply. A day that is chosen
 * while another is counted has its turn after the part that is under way. `found` is what is counted so far
 * of the chosen day: of a day whose run is refused there is nothing.
 */
export function useDryRun(dryRun: Trying['dryRun'], trial: PolicyTrialForm) {
  const day = trial.appliesAfter
  const [counted, setCounted] = useState<{
    day: PolicyTrialForm['appliesAfter']
    sum: DryRunPart
  } | null>(null)
  const [isCounting, setCounting] = useState(false)
  const chosen = useRef<PolicyTrialForm['appliesAfter'] | typeof NO_DAY>(day)
  const asked = useRef<string | undefined>(undefined)
  const { call, error } = useAction(dryRun)

  async function count() {
    setCounting(true)
    let sum: DryRunPart | null = null
    do {
      const part: DryRunPart | null = await call(trial, sum?.next ?? null)
      sum = part && withPart(sum, part)
      if (sum) setCounted({ day, sum })
    } while (sum?.next && chosen.current === day)
    setCounting(false)
  }

  useEffect(
    () => () => {
      chosen.current = NO_DAY
    },
    [],
  )
  useEffect(() => {
    chosen.current = day
    if (isCounting || asked.current === day) return
    asked.current = day
    void count()
  })
  const found = counted && counted.day === day ? counted.sum : null
  return { found, isCounting, isWhole: found?.next === null && !isCounting, error }
}
