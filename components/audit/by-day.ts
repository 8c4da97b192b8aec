import { calendarDay } from '@/components/ui/moment'

/** Groups moments by the day of the reader's time zone, in the order in which they come. */
export function byDay<Dated extends { at: Date }>(
  items: readonly Dated[],
  zone: string,
): { day: string; items: Dated[] }[] {
  const days = new Map<string, Dated[]>()
  for (const item of items) {
    const day = calendarDay(item.at, zone)
    days.set(day, [...(days.get(day) ?? []), item])
  }
  return [...days].map(([day, ofDay]) => ({ day, items: ofDay }))
}
