/**
 * Sets the machine's clock for this process, by so many seconds ahead. Returns a function that sets it
 * right. (`moveClock` is another thing: it moves time itself.)
 */
export function setMachineClock(aheadSeconds: number): () => void {
  const { now } = Date
  Date.now = () => now() + aheadSeconds * 1000
  return () => {
    Date.now = now
  }
}
