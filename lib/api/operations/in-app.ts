import { z } from 'zod'

/** The path of an app: its `client_id`. A URL is percent-encoded. Text that is no id is of no app. */
export const inApp = z.object({ client_id: z.string().max(2_000) })

/** The path of a secret. */
export const inSecret = inApp.extend({ secret_id: z.string().max(40) })
