import { z } from 'zod'
import { ipAddress } from '@/lib/ip-address'
import { isStorableMoment } from '@/lib/storable'

/**
 * What the desk is asked: when and from where something was refused. What is no time and no address
 * counts as not given.
 */
export const supportQuery = z.object({
  /** `2026-11-27T09:31`, in UTC. */
  at: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/)
    .refine(isStorableMoment)
    .transform((text) => new Date(`${text}Z`))
    .refine((at) => Number.isFinite(at.getTime()))
    .nullable()
    .catch(null),
  address: z
    .string()
    .trim()
    .transform((text) => ipAddress(text))
    .nullable()
    .catch(null),
})

export type SupportQuery = z.output<typeof supportQuery>
