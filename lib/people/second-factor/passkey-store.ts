import type { Tx } from '@/lib/db/client'

/** A passkey of this person, with the data that checks its answers. */
export function findPasskey(tx: Tx, personId: string, id: string) {
  return tx.passkey.findFirst({
    where: { id, personId },
    select: { id: true, name: true, publicKey: true, counter: true, transports: true },
  })
}

/** Adds a passkey; false if it exists already, for this or another person. */
export async function insertPasskey(
  tx: Tx,
  passkey: {
    id: string
    personId: string
    name: string
    publicKey: Uint8Array<ArrayBuffer>
    counter: number
    transports: string[]
    createdAt: Date
  },
): Promise<boolean> {
  const { count } = await tx.passkey.createMany({ data: [passkey], skipDuplicates: true })
  return count === 1
}

/** Notes that a passkey was used; false if another answer was counted meanwhile. */
export async function countPasskey(
  tx: Tx,
  id: string,
  use: { from: bigint; counter: number; at: Date },
): Promise<boolean> {
  const { count } = await tx.passkey.updateMany({
    where: { id, counter: use.from },
    data: { counter: use.counter, lastUsedAt: use.at },
  })
  return count === 1
}

/** Renames a passkey; false if it does not belong to this person. */
export async function updatePasskeyName(
  tx: Tx,
  passkey: { id: string; personId: string; name: string },
): Promise<boolean> {
  const { name, ...where } = passkey
  const { count } = await tx.passkey.updateMany({ where, data: { name } })
  return count === 1
}

/** Removes a passkey. */
export async function deletePasskey(tx: Tx, personId: string, id: string): Promise<void> {
  await tx.passkey.deleteMany({ where: { id, personId } })
}
