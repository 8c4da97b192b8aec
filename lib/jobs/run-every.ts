/**
 * Does `work` every so many milliseconds, never twice at once: a turn that comes while one is under way is
 * left out. Returns a function that ends it: it tells the turn under way by `isStopping`, and waits for it.
 */
export function runEvery(
  everyMs: number,
  work: (isStopping: () => boolean) => Promise<unknown>,
): () => Promise<void> {
  let stopping = false
  let running: Promise<unknown> | null = null
  const timer = setInterval(() => {
    running ??= work(() => stopping).finally(() => {
      running = null
    })
  }, everyMs).unref()
  return async () => {
    stopping = true
    clearInterval(timer)
    await running
  }
}
