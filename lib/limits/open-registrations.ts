import { HOUR } from '@/lib/clock'
import { processWide } from '@/lib/process'
import { AddressWindow } from './address-window'

/** How many apps one address may register without an initial access token. */
export const OPEN_REGISTRATIONS = { windowSeconds: HOUR, limit: 10, keysKept: 20_000 } as const

const registrations = processWide('open-registrations', () => new AddressWindow(OPEN_REGISTRATIONS))

/** Counts one app, before it is registered. Answers 0, or after how many seconds to try again. */
export function noteOpenRegistration(address: string): number {
  return registrations.noteIfOpen(address)
}

/** Forgets everything, so that each test begins with an empty state. */
export function forgetOpenRegistrations(): void {
  registrations.forgetAll()
}
