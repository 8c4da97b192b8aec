/** How many statements may be under way at once, and how many questions one may carry. */
export type BatchLimits = { statementsUnderWay: number; questionsTogether: number }

/** Measured: more than two statements under way make the batches smaller and the core no freer. */
export const BATCHED: BatchLimits = { statementsUnderWay: 2, questionsTogether: 64 }

type Waiting<Q, A> = {
  question: Q
  answer: (answer: A) => void
  refuse: (cause: unknown) => void
}

/**
 * Turns many single questions into few statements. Questions asked in one turn of the event loop,
 * or while the statements under way keep the rest waiting, travel together; each is answered from
 * its own place in `askTogether`'s answers, and a question never joins a statement that has
 * already been sent, so every answer is at least as fresh as its question.
 */
export function batch<Q, A>(
  limits: BatchLimits,
  askTogether: (questions: Q[]) => Promise<A[]>,
): (question: Q) => Promise<A> {
  let waiting: Waiting<Q, A>[] = []
  let underWay = 0
  let scheduled = false

  function schedule(): void {
    if (scheduled || underWay >= limits.statementsUnderWay || waiting.length === 0) return
    scheduled = true
    setImmediate(send)
  }

  function send(): void {
    scheduled = false
    const together = waiting.slice(0, limits.questionsTogether)
    waiting = waiting.slice(limits.questionsTogether)
    underWay += 1
    askTogether(together.map((one) => one.question)).then(
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
    underWay -= 1
    schedule()
  }

  return (question) =>
    new Promise((answer, refuse) => {
      waiting.push({ question, answer, refuse })
      schedule()
    })
}
