import { z } from 'zod'
import { readHost, validateHost } from './allowed-host'

const HOST_ONLY = 'Write the host only, such as apps.example.com, with no https:// and no port.'

/** The host that an administrator allows. */
export const newAllowedHost = z
  .object({
    host: z.string(HOST_ONLY).transform((typed, context) => {
      const host = readHost(typed)
      const complaint = host === null ? HOST_ONLY : validateHost(host)
      if (complaint) context.addIssue(complaint)
      return host ?? ''
    }),
  })
  .brand<'NewAllowedHost'>()
export type NewHostForm = z.input<typeof newAllowedHost>
export type NewAllowedHost = z.output<typeof newAllowedHost>
