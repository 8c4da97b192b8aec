import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { foundForm } from '@/lib/leaks/found-input'
import { reportFound } from '@/lib/leaks/report-found'
import { parsedBody } from './parsed-body'
import type { TakeReport } from './report'

/** *I found this*, for programs: `{"secret": …, "place": …}`. What the page `/found` does. */
export const takeFromStranger: TakeReport = async ({ body, origin }) => {
  const sent = parsedBody(z.record(z.string(), z.unknown()), body)
  await reportFound(origin, acceptInput(foundForm, sent))
  return { status: 202, headers: {}, body: { received: true } }
}
