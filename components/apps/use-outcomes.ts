import { useState } from 'react'
import type { AppOutcome } from '@/lib/apps/lifecycle/several-apps'
import { useSelection } from './selection'

export type Refusal = { id: string; name: string; sentence: string }

/** What was refused of the last change of several: it stays selected, the rest does not. */
export function useOutcomes(apps: readonly { id: string; name: string }[]) {
  const { choose } = useSelection()
  const [refused, setRefused] = useState<readonly Refusal[]>([])

  function told(outcomes: AppOutcome[]): void {
    const names = new Map(apps.map(({ id, name }) => [id, name]))
    setRefused(
      outcomes.flatMap(({ id, refused: sentence }) =>
        sentence === null ? [] : [{ id, name: names.get(id) ?? id, sentence }],
      ),
    )
    const done = outcomes.filter((outcome) => outcome.refused === null)
    choose(
      done.map(({ id }) => id),
      false,
    )
  }
  return { refused, told }
}
