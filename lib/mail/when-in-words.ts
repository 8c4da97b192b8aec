/**
 * A time in UTC and, if the person has told their time zone (IANA), in that: `28 November 2026, 01:22
 * UTC (02:22 in Europe/Oslo)`.
 */
export function whenInWords(at: Date, zoneinfo: string | null): string {
  const inUtc = `${words(at, 'UTC')} UTC`
  if (!zoneinfo || zoneinfo === 'UTC') return inUtc
  try {
    const there = words(at, zoneinfo)
    const sameDay = there.slice(0, -5) === inUtc.slice(0, there.length - 5)
    return `${inUtc} (${sameDay ? there.slice(-5) : there} in ${zoneinfo})`
  } catch {
    // The name of no time zone.
    return inUtc
  }
}

function words(at: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'long' }).format(at)
  const time = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return `${day}, ${new Intl.DateTimeFormat('en-GB', time).format(at)}`
}
