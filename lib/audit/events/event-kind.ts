import { z } from 'zod'
import type { AuditDetail, TargetKind } from './audit-event'

/** What a sentence is made from. Any key may be missing: it was not stored yet, or in another form. */
type Stored<Detail> = { target: { name: string }; detail: Partial<Detail> }

/** One kind of audit event. */
export type EventKind = {
  target: TargetKind
  /** What is stored with it: small public facts, never a value that opens anything. */
  detail: z.ZodObject
  /** What happened, in words that follow the actor's name. */
  sentence(event: Stored<Record<string, unknown>>): string
}

/** Describes one kind of event; `detail` refuses keys that it does not name. */
export function eventKind<Kind extends TargetKind, Shape extends z.ZodRawShape>(
  target: Kind,
  {
    detail,
    sentence,
  }: {
    detail: Shape
    sentence: (event: Stored<z.output<z.ZodObject<Shape>>>) => string
  },
) {
  return { target, detail: z.strictObject(detail), sentence }
}

/** What of a stored detail is as the kind describes it today; the rest is left out. */
export function readDetail(kind: EventKind, stored: AuditDetail): Record<string, unknown> {
  const entries = Object.entries(kind.detail.shape).map(
    ([key, schema]) => [key, z.safeParse(schema, stored[key])] as const,
  )
  return Object.fromEntries(
    entries.flatMap(([key, read]) => (read.success ? [[key, read.data]] : [])),
  )
}
