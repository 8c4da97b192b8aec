import { flushLog, log } from '@/lib/log'

/** A stop was requested before the start was complete. */
export class StoppedEarly extends Error {
  override readonly name = 'StoppedEarly'
}

/** A stop that takes longer ends the process. Containers have to give it more. */
export const STOP_WITHIN_MS = 90_000
/** npm and the terminal may both pass on the same Ctrl-C: a second signal this soon is an echo. */
const ECHO_MS = 1_000

/**
 * The process from the first step of its start to the last step of its stop. SIGTERM and SIGINT
 * stop it cleanly; a second signal, more than a second later, ends it at once with status 1. An
 * uncaught error stops it with status 1.
 */
export class Lifetime {
  phase: 'starting' | 'serving' | 'stopping' = 'starting'
  readonly #stopSteps: (() => Promise<void>)[] = []
  #stopRequestedAt: number | null = null
  #ended = false

  constructor() {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => this.#requestStop(signal))
    }
    process.on('uncaughtException', (error) => this.fail(error))
    process.on('unhandledRejection', (error) => this.fail(error))
  }

  /** Registers a step of a clean stop. The step registered last runs first. */
  onStop(step: () => Promise<void>): void {
    this.#stopSteps.push(step)
  }

  /** Call it between two steps of the start: throws `StoppedEarly` if a stop was requested. */
  throwIfStopping(): void {
    if (this.phase === 'stopping') throw new StoppedEarly()
  }

  /** Ends the start. Throws `StoppedEarly` if a stop was requested. */
  serving(): void {
    this.throwIfStopping()
    this.phase = 'serving'
  }

  /** Logs a failure that the process cannot survive, and stops with status 1. */
  fail(reason: unknown): void {
    log.fatal({ err: reason }, 'stopping after a failure')
    this.phase = 'stopping'
    void this.end(1)
  }

  /** Runs the stop's steps and exits: with `status`, or with 1 when a step fails or after 90 s. */
  async end(status: number): Promise<never> {
    if (this.#ended) return new Promise<never>(() => {})
    this.#ended = true
    this.phase = 'stopping'
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    let failed = status
    for (const step of this.#stopSteps.reverse()) {
      await step().catch((error) => {
        log.error({ err: error }, 'a step of the stop failed')
        failed = 1
      })
    }
    if (status === 0) log.info('stopped')
    await flushLog()
    process.exit(failed)
  }

  #requestStop(signal: string): void {
    const at = performance.now()
    if (this.#stopRequestedAt !== null) {
      if (at - this.#stopRequestedAt > ECHO_MS) process.exit(1)
      return
    }
    this.#stopRequestedAt = at
    log.info({ signal }, 'stopping')
    const wasServing = this.phase === 'serving'
    this.phase = 'stopping'
    // While starting, the next `throwIfStopping` ends the start: the step in progress is completed.
    if (wasServing) void this.end(0)
  }
}
