import { z } from 'zod'
import { isAppId } from '@/lib/apps/app'
import { isPrintable } from '@/lib/printable'
import { SEARCH_MAX } from '@/lib/text'
import { authorizationQuery } from './authorization-query'
import { GIVEN_GROUPS, REVOKED_AT_ONCE_MAX } from './given'
import { isGrantId } from './grant'

/** The query parameters of the pages of what people let in. An invalid value counts as absent. */
export const givenQuery = authorizationQuery
export type GivenQuery = z.output<typeof givenQuery>

/** What is listed beside the search: a group, the apps of all groups, or one app. */
export type GivenScope = { group?: (typeof GIVEN_GROUPS)[number]; appId?: string }

const TOO_MANY = `At most ${REVOKED_AT_ONCE_MAX} can be revoked at once.`

/** Grants that were chosen on a page. */
export const revokeGivenInput = z
  .object({
    grantIds: z
      .array(z.string().refine(isGrantId))
      .min(1, 'Choose one first.')
      .max(REVOKED_AT_ONCE_MAX, TOO_MANY),
  })
  .brand<'RevokeGiven'>()
export type RevokeGivenInput = z.output<typeof revokeGivenInput>

/** Everything that a page lists. */
export const revokeAllGivenInput = z
  .object({
    group: z.enum(GIVEN_GROUPS).optional(),
    appId: z.string().refine(isAppId).optional(),
    search: z.string().trim().max(SEARCH_MAX).refine(isPrintable).default(''),
  })
  .brand<'RevokeAllGiven'>()
export type RevokeAllGivenForm = z.input<typeof revokeAllGivenInput>
export type RevokeAllGivenInput = z.output<typeof revokeAllGivenInput>
