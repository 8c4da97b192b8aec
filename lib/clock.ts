import { processWide } from '@/lib/process'

const offset = processWide('clock', () => ({ milliseconds: 0 }))

/** The current time. No other place reads the machine's clock. */
export function now(): Date {
  return new Date(Date.now() + offset.milliseconds)
}

/** This machine's clock, in milliseconds. Tests do not move it. */
export function machineMs(): number {
  return Date.now()
}

/**
 * The machine's clock less the time that this process has run, in milliseconds. It changes only when
 * somebody sets the clock, or when the machine has slept.
 */
export function clockSettingMs(): number {
  return Date.now() - performance.now()
}

/** The time `seconds` after `from`, or before it if negative. */
export function secondsAfter(from: Date, seconds: number): Date {
  return new Date(from.getTime() + seconds * 1000)
}

/** Moves this process's time forward. For tests: they move time and never sleep. */
export function moveClock(seconds: number): void {
  offset.milliseconds += seconds * 1000
}

export const MINUTE = 60
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
