import { now } from '@/lib/clock'

type Window = { failures: number; endsMs: number }

/**
 * Counts failures per key, in windows of `windowSeconds`, for at most `keysKept` keys. A library
 * would keep a timer per key and as many keys as an attacker invents. This class drops its oldest
 * window instead, and reads the time from `lib/clock`.
 */
export class FailureWindow {
  /** In the order in which they began; they end in the same order. */
  readonly #windows = new Map<string, Window>()

  constructor(private readonly size: { windowSeconds: number; keysKept: number }) {}

  /** Counts one failure and returns the number of failures in the current window. */
  note(key: string): number {
    const open = this.#open(key)
    if (open) {
      open.failures += 1
      return open.failures
    }
    this.#makeRoom()
    this.#windows.set(key, {
      failures: 1,
      endsMs: now().getTime() + this.size.windowSeconds * 1000,
    })
    return 1
  }

  /** Whole seconds until the window ends, if it has `limit` failures or more; otherwise 0. */
  secondsClosed(key: string, limit: number): number {
    const open = this.#open(key)
    if (!open || open.failures < limit) return 0
    return Math.ceil((open.endsMs - now().getTime()) / 1000)
  }

  forgetAll(): void {
    this.#windows.clear()
  }

  #open(key: string): Window | undefined {
    const window = this.#windows.get(key)
    if (!window || window.endsMs > now().getTime()) return window
    this.#windows.delete(key)
    return undefined
  }

  #makeRoom(): void {
    const present = now().getTime()
    for (const [key, window] of this.#windows) {
      if (window.endsMs > present && this.#windows.size < this.size.keysKept) return
      this.#windows.delete(key)
    }
  }
}
