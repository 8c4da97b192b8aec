'use client'

import clsx from 'clsx'
import { useEffect, useState } from 'react'
import {
  guessableWords,
  LEAST_CHARACTERS,
  LEAST_SCORE,
  lengthProblem,
  weaknessSentence,
} from '@/lib/people/passwords/password-rules'

type Judgement = { score: number; warning: string | null }
type Judge = (password: string, words: string[]) => Judgement

const RULE = `${LEAST_CHARACTERS} characters or more. A few unrelated words are easy to remember and hard to guess.`

type PasswordMeterProps = {
  password: string
  owner: { email: string; name: string }
  /** Silent: another message is about this password already. */
  quiet: boolean
}

/**
 * Says while somebody types whether the server will accept the password, by the same rules. The
 * dictionaries are large, so they are loaded at the first letter.
 */
export function PasswordMeter({ password, owner, quiet }: PasswordMeterProps) {
  const judge = useJudge(password !== '')
  const tooShortOrLong = lengthProblem(password)
  const judged = !tooShortOrLong && judge ? judge(password, guessableWords(owner)) : null
  const good = judged !== null && judged.score >= LEAST_SCORE
  const steps = judged ? Math.max(1, judged.score) : password === '' ? 0 : 1
  return (
    <div className="flex flex-col gap-1.5">
      <div aria-hidden="true" className="flex gap-1">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={clsx(
              'h-1 flex-1 rounded-full transition-colors',
              step > steps ? 'bg-sunken' : good ? 'bg-good' : 'bg-warning',
            )}
          />
        ))}
      </div>
      <p role="status" className={clsx('text-[0.8125rem]', good ? 'text-good' : 'text-muted')}>
        {quiet ? '' : password === '' ? RULE : (tooShortOrLong ?? sentence(judged, good))}
      </p>
    </div>
  )
}

function sentence(judged: Judgement | null, good: boolean): string {
  if (!judged) return RULE
  if (!good) return weaknessSentence(judged.warning)
  return judged.score > LEAST_SCORE ? 'A strong password.' : 'A good password.'
}

function useJudge(wanted: boolean): Judge | null {
  const [judge, setJudge] = useState<Judge | null>(null)
  useEffect(() => {
    if (!wanted || judge) return
    import('./judge-password').then(({ judgePassword }) => setJudge(() => judgePassword))
  }, [wanted, judge])
  return judge
}
