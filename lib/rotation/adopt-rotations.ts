import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import * as store from './observed-store'

/**
 * Writes down the rotations that people and programs began by themselves: each secret that was made while
 * another one of its app had not ended. Answers how many.
 */
export function adoptRotations(): Promise<number> {
  return store.adoptRotations(db(), now())
}
