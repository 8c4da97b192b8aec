import { processWide } from '@/lib/process'
import { AddressWindow } from './address-window'

/** How many wrong addresses of calendars one network address may try. Programs fetch the right one. */
export const WRONG_CALENDARS = { windowSeconds: 60, limit: 30, keysKept: 20_000 } as const

const wrong = processWide('wrong-calendars', () => new AddressWindow(WRONG_CALENDARS))

/** Counts a wrong address of a calendar. */
export function noteWrongCalendar(address: string | null): void {
  wrong.note(address)
}

/** Whole seconds until this network address may ask for a calendar again; 0 if it may now. */
export function secondsUntilCalendars(address: string | null): number {
  return wrong.secondsClosed(address)
}

/** Forgets everything, so that each test begins with an empty state. */
export function forgetWrongCalendars(): void {
  wrong.forgetAll()
}
