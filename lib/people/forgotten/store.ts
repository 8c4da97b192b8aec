import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { dueRows } from '@/lib/queue/due-rows'

/** A request for a new password that is answered now. */
export type ResetRequest = {
  id: string
  attempts: number
  email: string
  address: string | null
  userAgent: string | null
  requestId: string | null
  createdAt: Date
}

/** Writes a request down. */
export async function insertResetRequest(
  tx: Tx,
  data: Prisma.ResetRequestCreateInput,
): Promise<void> {
  await tx.resetRequest.create({ data })
}

/** Takes requests whose time has come. */
export const takeDueRequests = dueRows<ResetRequest>('reset_request', {
  fields: `email, address, user_agent AS "userAgent", request_id AS "requestId",
    created_at AS "createdAt"`,
})

/** Removes a request; false if another process has answered it. */
export async function deleteResetRequest(tx: Tx, id: string): Promise<boolean> {
  return (await tx.resetRequest.deleteMany({ where: { id } })).count === 1
}
