/** Asks once at a time by name, for everybody who waits. */
export class AskedOnce<T> {
  readonly #underWay = new Map<string, Promise<T>>()

  /** What `ask` answers, or what the one answers that is under way. Rejects as it does. */
  find(name: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#underWay.get(name)
    if (known) return known
    const asking = ask().finally(() => this.#underWay.delete(name))
    this.#underWay.set(name, asking)
    return asking
  }
}
