import { processWide } from '@/lib/process'

/** What bound the code of a sign-in to the browser that asked for it (RFC 9700 §4.5). */
export type Binding = 'pkce' | 'nonce' | 'neither'

/** A code that an app got for a person. */
export type SignIn = { appId: string; boundBy: Binding; at: Date }

const waiting = processWide('sign-ins', () => ({ byApp: new Map<string, SignIn>() }))

/** Keeps it in memory until the next flush, at most a second later. No database round trip. */
export function noteSignIn(signIn: SignIn): void {
  const key = `${signIn.boundBy} ${signIn.appId}`
  const known = waiting.byApp.get(key)
  if (!known || signIn.at >= known.at) waiting.byApp.set(key, signIn)
}

/** Returns what was noted since the last call, the last of each app and binding, and forgets it. */
export function takeSignIns(): SignIn[] {
  const taken = [...waiting.byApp.values()]
  waiting.byApp.clear()
  return taken
}
