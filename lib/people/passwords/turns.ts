/** For whom a job is: somebody known or a stranger, and with whom they share their places. */
export type Turn = { known: boolean; share: string }

/** So many turns of known people, then one of a stranger, if any waits. */
const KNOWN_IN_A_ROW = 3

/**
 * The jobs that wait, at most `places` of known people and as many of strangers. Places are divided
 * evenly among the shares that want some, and the shares take turns.
 */
export class Turns<Job> {
  readonly #known: Waiting<Job>
  readonly #strangers: Waiting<Job>
  #knownInARow = 0

  constructor(places: number) {
    this.#known = new Waiting(places)
    this.#strangers = new Waiting(places)
  }

  /**
   * Takes a place. Answers the job that has none now: `job` itself, or the last one of a share that
   * had more places than it should; null if there was room for all.
   */
  add(job: Job, { known, share }: Turn): Job | null {
    return known ? this.#known.add(job, share) : this.#strangers.add(job, share)
  }

  /** The job whose turn it is; undefined when none waits. */
  next(): Job | undefined {
    const strangerFirst = this.#knownInARow >= KNOWN_IN_A_ROW
    const job = strangerFirst ? undefined : this.#known.next()
    this.#knownInARow = job === undefined ? 0 : this.#knownInARow + 1
    return job ?? this.#strangers.next() ?? this.#known.next()
  }
}

/** Jobs by share, for each at least one. Shares stand in the order of their turns. */
class Waiting<Job> {
  readonly #shares = new Map<string, Job[]>()
  #size = 0

  constructor(private readonly places: number) {}

  add(job: Job, share: string): Job | null {
    const own = this.#shares.get(share) ?? []
    let leaves: Job | undefined
    if (this.#size >= this.places) {
      const longest = this.#longest()
      if (longest.length <= own.length + 1) return job
      leaves = longest.pop()
      this.#size -= 1
    }
    own.push(job)
    this.#shares.set(share, own)
    this.#size += 1
    return leaves ?? null
  }

  next(): Job | undefined {
    const [first] = this.#shares
    if (!first) return undefined
    const [share, jobs] = first
    this.#shares.delete(share)
    this.#size -= 1
    const job = jobs.shift()
    if (jobs.length > 0) this.#shares.set(share, jobs)
    return job
  }

  #longest(): Job[] {
    let longest: Job[] = []
    for (const jobs of this.#shares.values()) if (jobs.length > longest.length) longest = jobs
    return longest
  }
}
