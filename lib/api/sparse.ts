import { z } from 'zod'

/** The body of a list. */
export type Listed = { items: Record<string, unknown>[]; next?: string | null }

/** The parameter `fields` of a list: names of an item's fields, with commas between. */
export function fieldsOf(item: z.ZodObject) {
  const names = Object.keys(item.shape)
  const complaint = `Name some of these, with commas between: ${names.join(', ')}.`
  return z
    .string()
    .transform((text) => text.split(','))
    .refine((asked) => asked.every((name) => names.includes(name)), complaint)
    .optional()
    .meta({ description: `Only these fields of each item: ${names.join(', ')}.` })
}

/** The list with only these fields of each item; the next page keeps them. */
export function pickFields<List extends Listed>(list: List, fields: readonly string[]): List {
  const items = list.items.map((item) =>
    Object.fromEntries(fields.map((field) => [field, item[field]])),
  )
  if (!list.next) return { ...list, items }
  const next = new URL(list.next)
  next.searchParams.set('fields', fields.join(','))
  return { ...list, items, next: next.href }
}
