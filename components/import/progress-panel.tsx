'use client'

import { useEffect, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { poll } from '@/components/ui/poll'
import { ProgressBar } from '@/components/ui/progress-bar'
import { useRouter } from '@/components/ui/use-router'
import type { Answer } from '@/lib/http/answer'
import type { ImportView, Verdict } from '@/lib/import/client-import'
import { ImportButtons } from './import-buttons'
import { clientsOf, importPath, inNumbers, STATE_WORDS } from './import-words'

type ProgressPanelProps = {
  view: ImportView
  counts: Record<Verdict, number>
  start: (id: string) => Promise<Answer<void>>
  cancel: (id: string) => Promise<Answer<void>>
}

/** Where an import is, a bar that follows it while it runs, and what can be done now. */
export function ProgressPanel({ view, counts, start, cancel }: ProgressPanelProps) {
  const decided = useDecided(view)
  const { word, tone } = STATE_WORDS[view.state]
  return (
    <Panel
      title={
        <span className="flex items-center gap-2">
          State <Badge tone={tone}>{word}</Badge>
        </span>
      }
      description={sentenceOf(view, counts)}
      actions={<ImportButtons view={view} counts={counts} start={start} cancel={cancel} />}
    >
      <div className="flex flex-col gap-4">
        <ProgressBar label="Processed" done={decided} of={view.received} />
        {view.moved > 0 ? (
          <div className="flex flex-wrap gap-2">
            <ButtonLink href="/apps">My Apps</ButtonLink>
            <ButtonLink href="/admin/transition">Transition</ButtonLink>
          </div>
        ) : null}
      </div>
    </Panel>
  )
}

/** How many clients are decided; while the import runs, asked every second. */
function useDecided({ id, state, decided }: ImportView): number {
  const router = useRouter()
  const [live, setLive] = useState(decided)
  useEffect(() => {
    if (state !== 'running') return
    return poll<ImportView>(`${importPath(id)}/progress`, {
      nextSeconds: () => 1,
      onAnswer: (answer) => {
        if (!answer?.ok) return answer === null
        setLive(answer.value.decided)
        const goesOn = answer.value.state === 'running'
        if (!goesOn) router.refresh()
        return goesOn
      },
    })
  }, [id, state, router])
  return Math.max(live, decided)
}

function sentenceOf({ state, received, moved }: ImportView, counts: Record<Verdict, number>) {
  const can = counts.ready + counts.noted
  if (state === 'receiving') {
    return `${inNumbers(can)} of ${clientsOf(received)} can be imported. Nothing is registered yet.`
  }
  if (state === 'running') return 'Apps are being registered. You may leave this page.'
  const imported = `${inNumbers(moved)} of ${clientsOf(received)} ${moved === 1 ? 'was' : 'were'} imported`
  return state === 'done' ? `${imported}.` : `${imported} before it was cancelled.`
}
