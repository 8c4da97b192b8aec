import { type Actor, isInPerson } from '@/lib/actor'

/**
 * Whether what this actor registers waits, where the policy says so. What an administrator does in
 * the portal needs no approval; what a program does for one does.
 */
export function needsApproval(actor: Actor): boolean {
  return actor.role !== 'administrator' || !isInPerson(actor)
}
