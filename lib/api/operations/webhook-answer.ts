import { z } from 'zod'
import {
  WEBHOOK_DESCRIPTION_MAX,
  WEBHOOK_EVENTS_MAX,
  WEBHOOK_URL_MAX,
} from '@/lib/webhooks/webhook'
import { moment } from '../moment'
import { typeNamed } from '../type-named'

const webhook = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string(),
  /** Actions of the audit log, or `secret.*` for all of a noun. */
  events: z.array(z.string()),
  /** `new`: it has no secret yet. `failing`: Keyturn has switched it off. */
  status: z.enum(['new', 'enabled', 'disabled', 'failing']),
  created_at: moment,
  created_by_name: z.string(),
  last_delivered_at: moment.nullable(),
  failing_since: moment.nullable(),
  last_failure: z.string().nullable(),
})

const secret = typeNamed('WebhookSecret', {
  id: z.string(),
  last_four: z.string(),
  created_at: moment,
  created_by_name: z.string(),
})

/** A webhook with its secrets. */
export const wholeWebhook = webhook.extend({ secrets: z.array(secret) }).meta({ id: 'Webhook' })

/** A webhook in the list of all. */
export const listedWebhook = webhook.extend({ waiting: z.int() }).meta({ id: 'WebhookItem' })

/** The path of one webhook. */
export const webhookId = z.object({ webhook_id: z.string().max(100) })

/** What somebody says of a webhook. */
export const webhookBody = typeNamed('WebhookInput', {
  url: z.string().max(10 * WEBHOOK_URL_MAX),
  description: z
    .string()
    .max(10 * WEBHOOK_DESCRIPTION_MAX)
    .default(''),
  events: z.array(z.string().max(100)).max(2 * WEBHOOK_EVENTS_MAX),
})
