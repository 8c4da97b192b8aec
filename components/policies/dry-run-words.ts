import type { DryRun, Triable } from '@/lib/violations/violation'

const LATELY = 'So many were registered in the last 90 days.'

const TOLD = 'Nobody has used them for so long. Their owners are told within minutes.'
const SUSPENDED =
  'Nobody has used them for so long. Their owners are told within minutes; a week later those that are still unused are suspended.'
const DELETED =
  'Nobody has used them for so long. Their owners are told first; a week after the last step those that are still unused are deleted, and can be restored for 7 days.'

/** What becomes of what a change meets, where the two general sentences are not true. */
const CONSEQUENCES: Partial<Record<Triable, string>> = {
  thirdPartyAccess:
    'It counts at once: apps of your organization that act for its people or call the management API are refused. The people are counted whose apps are, also apps of other organizations. Nothing is revoked.',
  newAppRegistration: `${LATELY} They go on working; apps like them are refused from then on.`,
  registrationBy: `${LATELY} Their owners are no administrators. They go on working; apps like them are refused from then on.`,
  approveNewApps: `${LATELY} They go on working; apps like them wait for an administrator from then on.`,
  dynamicRegistration: `${LATELY} They go on working; programs register no more of them.`,
  openRegistration: `${LATELY} They go on working; no more of them register.`,
  recertifyDays:
    'They are older and were not confirmed within this time. Their owners are asked in the next weeks, spread over a quarter of the time.',
  unusedTellDays: TOLD,
  programsUnusedTellDays: TOLD,
  unusedSuspendDays: SUSPENDED,
  programsUnusedSuspendDays: SUSPENDED,
  unusedDeleteDays: DELETED,
  programsUnusedDeleteDays: DELETED,
  stepUpMinutes:
    'They have authenticated before that. They go on working, and are asked to authenticate again before they change what opens something.',
  secondFactorRequired:
    'It counts at once: on their next request they have to set one up before anything else.',
}

/** What becomes of what a change meets that was tried. */
export function consequenceOf({ setting, atOnce }: DryRun): string {
  const sentence = CONSEQUENCES[setting]
  if (sentence) return sentence
  return atOnce
    ? 'It counts at once: what breaks it stops working so on the next request.'
    : 'It counts for what is new: these go on working, are listed under Violations, and their owners are told.'
}
