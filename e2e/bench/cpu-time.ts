import { readdirSync, readFileSync } from 'node:fs'

// proc(5), in hundredths of a second: user and kernel time are fields 14 and 15, those of children that have
// ended 16 and 17. Field 4 is the parent. NaN where there is no /proc.

/** What a process has used of the processor, in seconds, its kernel time included. */
export function cpuSeconds(pid: number): number {
  const fields = fieldsOf(pid)
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** What a PostgreSQL has used: its postmaster `pid`, the processes that it has, and those that have ended. */
export function databaseSeconds(pid: number): number {
  const own = fieldsOf(pid)
  const ended = (Number(own[13]) + Number(own[14])) / 100
  return processes()
    .filter((one) => Number(fieldsOf(one)[1]) === pid)
    .reduce((sum, one) => sum + (cpuSeconds(one) || 0), ended + cpuSeconds(pid))
}

function fieldsOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  } catch {
    return []
  }
}

function processes(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Boolean)
  } catch {
    return []
  }
}
