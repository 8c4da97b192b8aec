import { z } from 'zod'
import { inApp } from './in-app'

/** The path of an API. Text that is no id is of no API. */
export const inApi = z.object({ api_id: z.string().max(100) })

/** The path of an app at an API. */
export const appAtApi = inApi.extend(inApp.shape)
