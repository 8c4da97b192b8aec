import { z } from 'zod'

const page = z.coerce.number().int().min(1).max(1_000_000).catch(1)

/** Which pages of its two lists of apps the page of an API shows. An invalid value counts as absent. */
export const appsQuery = z.object({ waiting: page, decided: page })

export type AppsQuery = z.output<typeof appsQuery>
