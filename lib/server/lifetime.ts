import { flushLog, log } from '@/lib/log'

/** A stop was asked for before the start was over. */
export class StoppedEarly extends Error {
  override readonly name = 'StoppedEarly'
}

const STOP_WITHIN_MS = 90_000
/** npm and a terminal may both hand on one Ctrl-C. */
const ECHO_MS = 1_000

/** From the first step of the start to the last step of a clean stop. */
export class Lifetime {
  phase: 'starting' | 'serving' | 'stopping' = 'starting'
  readonly #endings: (() => Promise<void>)[] = []
  #asked: number | null = null
  #ended = false

  constructor() {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => this.#ask(signal))
    process.on('uncaughtException', (error) => this.fail(error))
    process.on('unhandledRejection', (error) => this.fail(error))
  }

  /** Registers what a clean stop has to do; what was registered last is done first. */
  atEnd(ending: () => Promise<void>): void {
    this.#endings.push(ending)
  }

  /** Between two steps of the start: throws `StoppedEarly` when a stop was asked for. */
  proceed(): void {
    if (this.phase === 'stopping') throw new StoppedEarly()
  }

  serving(): void {
    this.proceed()
    this.phase = 'serving'
  }

  /** Something broke that the process cannot live without: logs it, and stops with status 1. */
  fail(reason: unknown): void {
    log.fatal({ err: reason }, 'stopping after a failure')
    this.phase = 'stopping'
    void this.end(1)
  }

  /** Stops cleanly and leaves the process. */
  async end(status: number): Promise<never> {
    if (this.#ended) return new Promise<never>(() => {})
    this.#ended = true
    this.phase = 'stopping'
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    let failed = status
    for (const ending of this.#endings.reverse()) {
      await ending().catch((error) => {
        log.error({ err: error }, 'a step of the stop failed')
        failed = 1
      })
    }
    if (status === 0) log.info('stopped')
    await flushLog()
    process.exit(failed)
  }

  #ask(signal: string): void {
    const at = performance.now()
    if (this.#asked !== null) {
      if (at - this.#asked > ECHO_MS) process.exit(1)
      return
    }
    this.#asked = at
    log.info({ signal }, 'stopping')
    const wasServing = this.phase === 'serving'
    this.phase = 'stopping'
    // While starting, the next `proceed` ends it: a step in progress is not torn apart.
    if (wasServing) void this.end(0)
  }
}
