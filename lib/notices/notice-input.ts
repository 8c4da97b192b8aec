import { z } from 'zod'
import { KINDS, NOTICE_DELIVERIES, NOTICE_KINDS } from './notice'

/** The query parameters of the list; an invalid value counts as absent. */
export const noticeQuery = z.object({
  show: z.enum(['all', 'unread']).catch('all'),
  after: z.uuid().optional().catch(undefined),
})
export type NoticeQuery = z.output<typeof noticeQuery>

/** The id of a notice. */
export const noticeName = z.uuid().brand<'NoticeId'>()
export type NoticeId = z.output<typeof noticeName>

const delivery = z.enum(NOTICE_DELIVERIES, 'Choose how you are told.')

/** How a person wants to be told of each kind. */
export const preferencesForm = z
  .object({
    security: delivery,
    expiry: delivery,
    apps: delivery,
    decisions: delivery,
    secrets: delivery,
    account: delivery,
  } satisfies Record<(typeof NOTICE_KINDS)[number], z.ZodType>)
  .partial()
  .superRefine((chosen, context) => {
    for (const kind of NOTICE_KINDS) {
      const wanted = chosen[kind]
      if (!wanted || KINDS[kind].choices.includes(wanted)) continue
      context.addIssue({ code: 'custom', path: [kind], message: 'This cannot be chosen here.' })
    }
  })
  .brand<'NoticePreferences'>()
export type PreferencesForm = z.input<typeof preferencesForm>
export type Preferences = z.output<typeof preferencesForm>
