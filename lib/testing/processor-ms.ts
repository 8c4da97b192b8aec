/**
 * The milliseconds of the processor that this process spends while `work` runs. Other processes, which may keep the
 * machine busy, do not count.
 */
export function processorMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
