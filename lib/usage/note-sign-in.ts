import type { LastSignIn } from '@/lib/apps/app'
import { lastUses } from './last-uses'

/** What bound the code of a sign-in to the browser that asked for it (RFC 9700 §4.5). */
export type Binding = LastSignIn['boundBy']

/** A code that an app got for a person. */
export type SignIn = { appId: string; boundBy: Binding; at: Date }

const signIns = lastUses<SignIn>('sign-ins', ({ boundBy, appId }) => `${boundBy} ${appId}`)

/** Keeps it in memory until the next flush, at most a second later. No database round trip. */
export const noteSignIn = signIns.note

/** Returns the last sign-ins of each app and binding since the last call, and removes them from memory. */
export const takeSignIns = signIns.take

/** Puts back what could not be written. */
export const returnSignIns = signIns.giveBack
