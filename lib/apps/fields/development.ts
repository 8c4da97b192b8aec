import { DAY, now, secondsAfter } from '@/lib/clock'

/** For how long an app is in development, until somebody renews it. */
export const DEVELOPMENT_DAYS = 30

type InDevelopment = { developmentUntil: Date | null }

/** When development ends that begins, or is renewed, at `at`. */
export function developmentFrom(at: Date): Date {
  return secondsAfter(at, DEVELOPMENT_DAYS * DAY)
}

/** The end of development after an edit: what is on already ends when it would have ended. */
export function developmentAfter(present: InDevelopment, edited: Date | null): Date | null {
  return edited && isInDevelopment(present) ? present.developmentUntil : edited
}

/** Whether the app is in development now: it may return to the machine of whoever develops it. */
export function isInDevelopment({ developmentUntil }: InDevelopment): boolean {
  return developmentUntil !== null && developmentUntil > now()
}
