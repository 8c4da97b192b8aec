import { AskedOnce } from '@/lib/asked-once'
import { now } from '@/lib/clock'
import { keepNewest } from '@/lib/keep-newest'

const KEPT_MAX = 200

/**
 * What providers have answered, by name. Strangers cause the questions, so each is asked once at a
 * time, for everybody who waits. A failure is not kept.
 */
export class KeptAnswers<T> {
  readonly #kept = new Map<string, { answer: T; at: number }>()
  readonly #underWay = new AskedOnce<T>()

  /** The answer of this name, not older than `ms`. Rejects as `ask` does. */
  async find(name: string, ms: number, ask: () => Promise<T>): Promise<T> {
    const at = now().getTime()
    const known = this.#kept.get(name)
    if (known && at >= known.at && at - known.at < ms) return known.answer
    return this.#underWay.find(name, () => this.#ask(name, ask))
  }

  async #ask(name: string, ask: () => Promise<T>): Promise<T> {
    const at = now().getTime()
    const answer = await ask()
    keepNewest(this.#kept, KEPT_MAX, { name, value: { answer, at } })
    return answer
  }
}
