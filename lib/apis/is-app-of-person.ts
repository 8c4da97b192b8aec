type Kept = { ownerId: string; members: readonly { personId: string }[] }

/** Whether the person owns the app or is a member of it. */
export function isAppOfPerson({ ownerId, members }: Kept, personId: string): boolean {
  return ownerId === personId || members.some((member) => member.personId === personId)
}
