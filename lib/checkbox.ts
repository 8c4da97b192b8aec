import { z } from 'zod'

/** What a form sends of a checkbox: `on`, or nothing. */
export const ticked = z.literal(['on', '']).transform((typed) => typed === 'on')

/** A checkbox of a form, or what a program sends as JSON. What is left out is off. */
export const checkbox = z.union([z.boolean(), ticked]).default(false)
