import { z } from 'zod'

/** A time on the wire: RFC 3339, in answers in UTC. */
export const moment = z.iso.datetime({
  offset: true,
  error: 'A time of RFC 3339, such as 2026-11-27T00:00:00Z.',
})
