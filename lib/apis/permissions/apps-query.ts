import { z } from 'zod'
import { pageNumber } from '@/lib/page'

/** Which pages of its two lists of apps the page of an API shows. An invalid value counts as absent. */
export const appsQuery = z.object({ waiting: pageNumber, decided: pageNumber })

export type AppsQuery = z.output<typeof appsQuery>
