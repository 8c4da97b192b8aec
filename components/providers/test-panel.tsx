'use client'

import { CircleAlert, CircleCheck, PlugZap, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { Refused } from '@/components/ui/refused'
import { useAction } from '@/components/ui/use-action'
import type { Answer } from '@/lib/http/answer'
import type { Finding } from '@/lib/providers/finding'

const SIGNS = {
  success: [CircleCheck, 'text-good', 'Good'],
  warning: [TriangleAlert, 'text-warning', 'Look at this'],
  danger: [CircleAlert, 'text-danger', 'Bad'],
} as const

/** Asks the provider and says what it found. */
export function TestPanel({ test }: { test: () => Promise<Answer<Finding[]>> }) {
  const [found, setFound] = useState<Finding[] | null>(null)
  const { call, error, pending } = useAction(test, { onDone: setFound })
  return (
    <Panel
      title="Test the connection"
      description="Reads its discovery document and its keys, and tries the client secret. Nobody is signed in."
      actions={
        <Button icon={PlugZap} pending={pending} onClick={() => call()}>
          Test connection
        </Button>
      }
    >
      <Refused sentence={error?.sentence} />
      <div role="status">
        {found ? (
          <Findings found={found} />
        ) : (
          <p className="text-muted">Not tested on this page yet.</p>
        )}
      </div>
    </Panel>
  )
}

function Findings({ found }: { found: readonly Finding[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {found.map(({ tone, sentence }) => {
        const [Sign, colour, word] = SIGNS[tone]
        return (
          <li key={sentence} className="flex gap-2.5 [overflow-wrap:anywhere]">
            <Sign aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${colour}`} />
            <span>
              <span className="sr-only">{word}: </span>
              {sentence}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
