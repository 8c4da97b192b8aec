import { outsideTraces } from '@/lib/tracing'
import { tracedQuery } from './traced-query'

/** How many statements may run at once, and how many questions one statement may carry. */
export type BatchLimits = { statementsAtOnce: number; questionsPerStatement: number }

/** `name`: what traces call a question. */
type Batched = BatchLimits & { name?: string }

/** Measured: with more than two statements at once, batches get smaller and save no CPU time. */
export const BATCHED: BatchLimits = { statementsAtOnce: 2, questionsPerStatement: 64 }

type Waiting<Q, A> = {
  question: Q
  answer: (answer: A) => void
  refuse: (cause: unknown) => void
}

/**
 * Turns many single questions into few statements. One statement carries the questions that were
 * put in the same turn of the event loop, or that waited while all allowed statements were
 * running. `askTogether` gives its answers in the order of the questions. A question never joins a
 * statement that was already sent, so no answer is older than its question. When a statement fails,
 * all its questions fail. A trace shows how long a question took: the statement belongs to several.
 */
export function batch<Q, A>(
  { name = 'batch', ...limits }: Batched,
  askTogether: (questions: Q[]) => Promise<A[]>,
): (question: Q) => Promise<A> {
  let waiting: Waiting<Q, A>[] = []
  let running = 0
  let scheduled = false

  function schedule(): void {
    if (scheduled || running >= limits.statementsAtOnce || waiting.length === 0) return
    scheduled = true
    setImmediate(send)
  }

  function send(): void {
    scheduled = false
    const together = waiting.slice(0, limits.questionsPerStatement)
    waiting = waiting.slice(limits.questionsPerStatement)
    running += 1
    outsideTraces(() => askTogether(together.map((one) => one.question))).then(
      (answers) => {
        settled()
        together.forEach((one, n) => {
          one.answer(answers[n] as A)
        })
      },
      (cause) => {
        settled()
        for (const one of together) one.refuse(cause)
      },
    )
    schedule()
  }

  function settled(): void {
    running -= 1
    schedule()
  }

  const asked = { name }
  return (question) =>
    tracedQuery(
      asked,
      () =>
        new Promise((answer, refuse) => {
          waiting.push({ question, answer, refuse })
          schedule()
        }),
    )
}
