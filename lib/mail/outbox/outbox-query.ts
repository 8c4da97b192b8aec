import { z } from 'zod'
import { pageNumber } from '@/lib/page'
import { MAIL_STATES } from '../mail'

/** The query parameters of the Outbox. An invalid value counts as absent. */
export const outboxQuery = z.object({
  state: z.enum(MAIL_STATES).nullable().catch(null).default(null),
  page: pageNumber,
})
export type OutboxQuery = z.output<typeof outboxQuery>

/** One mail, named by a form. */
export const mailIdInput = z.uuid()
