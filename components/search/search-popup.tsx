'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { SearcherRole } from '@/lib/search/search'

import { AnswerList } from './answer-list'
import { SearchExamples } from './search-examples'
import { SecretAnswer } from './secret-answer'
import type { Search } from './use-search'

type SearchPopupProps = { search: Search; role: SearcherRole }

const TOKEN =
  'This looks like a token or a part of a secret, so it was not sent. Search for a client ID, a hint or words.'

/** What stands below the box while somebody searches. */
export default function SearchPopup(props: SearchPopupProps) {
  return (
    <div className="absolute inset-x-0 top-full z-40 overflow-clip rounded-xl border bg-raised shadow-raised max-sm:mx-2.5 sm:right-0 sm:left-auto sm:mt-1.5 sm:w-[30rem]">
      <p role="status" className="sr-only">
        {announced(props.search)}
      </p>
      <Inside {...props} />
    </div>
  )
}

function Inside({ search, role }: SearchPopupProps) {
  const { asked, outcome, options, chosen, go, retry } = search
  if (asked.kind === 'token') return <Note>{TOKEN}</Note>
  if (outcome.state === 'offline') return <Offline retry={retry} />
  if (outcome.state === 'refused') return <Note>{outcome.sentence}</Note>
  if (asked.kind === 'secret') return <SecretAnswer asked={asked} role={role} outcome={outcome} />
  if (asked.text.trim() === '') return <SearchExamples role={role} />
  if (outcome.state !== 'answered') return <Note>Searching…</Note>
  const { groups } = outcome.answers
  if (groups.length > 0)
    return <AnswerList groups={groups} options={options} chosen={chosen?.id} onGo={go} />
  return (
    <Note>
      <span>
        Nothing that you may see has <b className="[overflow-wrap:anywhere]">{asked.text.trim()}</b>
        . Parts of words are enough, in any order; type ids in full.
      </span>
    </Note>
  )
}

function Offline({ retry }: { retry: () => void }) {
  return (
    <Note>
      Keyturn cannot be reached. Check your connection.
      <Button size="sm" onClick={retry}>
        Try again
      </Button>
    </Note>
  )
}

function Note({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 text-muted">
      {children}
    </div>
  )
}

function announced({ asked, outcome, options }: Search): string {
  if (asked.kind === 'token') return TOKEN
  if (outcome.state === 'offline') return 'Keyturn cannot be reached.'
  if (outcome.state === 'refused') return outcome.sentence
  if (outcome.state !== 'answered' || asked.kind === 'secret') return ''
  const answers = Math.max(0, options.length - 1)
  if (answers === 0) return 'No answers'
  return answers === 1 ? '1 answer' : `${answers} answers`
}
