/** Removes up to so many rows that nobody waits long. Answers how many. */
type Sweep = () => Promise<number>

/**
 * Repeats a sweep until nothing is left, or until `isStopping` says so: a sweep with an end would
 * fall behind whoever fills the database faster. Answers how many rows it removed.
 */
export async function sweepUntilDone(sweep: Sweep, isStopping: () => boolean): Promise<number> {
  let removed = 0
  for (let count = 1; count > 0 && !isStopping(); removed += count) count = await sweep()
  return removed
}
