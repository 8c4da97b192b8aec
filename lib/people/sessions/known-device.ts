import { z } from 'zod'
import { DAY, now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { sealJson, unsealJson } from '@/lib/crypto/sealed-json'

/** For so long a browser stays known to a person after a sign-in. */
export const DEVICE_KNOWN_SECONDS = 365 * DAY

/** In so many persons' names a browser is known; the oldest sign-in is forgotten first. */
const PERSONS_KEPT = 8

const LONGEST_COOKIE = 4_096
const CONTEXT = 'known devices'

/** A browser in which a person has signed in. */
const device = z.object({
  id: z.string(),
  personId: z.string(),
  epoch: z.number(),
  /** When, in seconds since 1970. */
  at: z.number(),
  /** Whether they gave a second factor. */
  secondFactor: z.boolean(),
})

export type KnownDevice = z.output<typeof device>

type Owner = Pick<KnownDevice, 'personId' | 'epoch'>

/**
 * This browser as a device of the person, by its cookie; null if it is none of theirs.
 * Whatever raises the person's epoch (a new password, signing out everywhere) makes all forgotten.
 */
export function knownDevice(cookie: string | undefined, owner: Owner): KnownDevice | null {
  const oldest = secondsNow() - DEVICE_KNOWN_SECONDS
  const found = open(cookie).find(({ personId, epoch, at }) => {
    return personId === owner.personId && epoch === owner.epoch && at > oldest
  })
  return found ?? null
}

/** Whether the person has ever signed in in this browser, by its cookie, also before a new password. */
export function isUsedBrowser(cookie: string | undefined, personId: string): boolean {
  return open(cookie).some((device) => device.personId === personId)
}

/** The cookie's new value after a sign-in. The device gets a new id, which no copy of it has. */
export function withKnownDevice(
  cookie: string | undefined,
  signedIn: Omit<KnownDevice, 'id' | 'at'>,
): string {
  const made: KnownDevice = { id: newId('dev'), at: secondsNow(), ...signedIn }
  const others = open(cookie).filter((other) => other.personId !== made.personId)
  const kept = [made, ...others].slice(0, PERSONS_KEPT)
  return sealJson('known-device', CONTEXT, kept)
}

/** What somebody else has sealed, or nobody, is no known device. */
function open(cookie: string | undefined): KnownDevice[] {
  if (!cookie || cookie.length > LONGEST_COOKIE) return []
  return z.array(device).safeParse(unsealJson('known-device', CONTEXT, cookie)).data ?? []
}

function secondsNow(): number {
  return Math.floor(now().getTime() / 1000)
}
