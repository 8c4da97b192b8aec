import { DAY, MINUTE, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import * as store from './observed-store'

/**
 * Writes down the rotations that people and programs began by themselves: each secret of the last two days that
 * was made while another one of its app had not ended. Answers how many.
 */
export function adoptRotations(): Promise<number> {
  return adoptSince(2 * DAY)
}

/** The same for the last ten minutes: after an import, two days can hold a million secrets. */
export function adoptNewRotations(): Promise<number> {
  return adoptSince(10 * MINUTE)
}

const adoptSince = (seconds: number) => store.adoptRotations(db(), secondsAfter(now(), -seconds))
