import { z } from 'zod'
import { TARGET_KINDS } from '@/lib/audit/events/audit-event'
import { typeNamed } from '../type-named'

const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

/** An event of the audit log: the same names as in an export. */
export const event = typeNamed('AuditEvent', {
  id: z.string(),
  at: z.iso.datetime(),
  actor_id: z.string().nullable(),
  actor_name: z.string(),
  event: z.string(),
  sentence: z.string(),
  target_kind: z.enum(TARGET_KINDS),
  target_id: z.string(),
  target_name: z.string(),
  app_id: z.string().nullable(),
  cause: z.string().nullable(),
  address: z.string().nullable(),
  user_agent: z.string().nullable(),
  request_id: z.string().nullable(),
  detail: z.record(z.string(), z.union([values, ...values.valueType.options])),
})
