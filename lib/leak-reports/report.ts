import type { Origin } from '@/lib/actor'
import type { Answer } from '@/lib/api/answer'

/** A report as it came: the bytes of its body, because a signature is over them. */
export type Report = {
  body: Buffer
  header: (name: string) => string | null
  origin: Origin
}

/** Answers a report. Throws a `Refusal`. */
export type TakeReport = (report: Report) => Promise<Answer>
