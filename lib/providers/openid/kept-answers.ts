import { now } from '@/lib/clock'

const KEPT_MAX = 200

/** What was answered, and when, in milliseconds since 1970. */
export type Answered<T> = { answer: T; at: number }

/**
 * What providers have answered, by name. Strangers cause the questions, so each is asked once at a
 * time, for everybody who waits. A failure is not kept.
 */
export class KeptAnswers<T> {
  readonly #kept = new Map<string, Answered<T>>()
  readonly #underWay = new Map<string, Promise<Answered<T>>>()

  /** The answer of this name, not older than `ms`. Rejects as `ask` does. */
  async find(name: string, ms: number, ask: () => Promise<T>): Promise<Answered<T>> {
    const at = now().getTime()
    const known = this.#kept.get(name)
    if (known && at >= known.at && at - known.at < ms) return known
    const asking = this.#underWay.get(name) ?? this.#ask(name, ask)
    this.#underWay.set(name, asking)
    return asking.finally(() => this.#underWay.delete(name))
  }

  async #ask(name: string, ask: () => Promise<T>): Promise<Answered<T>> {
    const at = now().getTime()
    const answered = { answer: await ask(), at }
    if (this.#kept.size >= KEPT_MAX) this.#kept.clear()
    this.#kept.set(name, answered)
    return answered
  }
}
