import { now } from '@/lib/clock'
import { processWide } from '@/lib/process'

/** What became of the last run of a sweep in this process, and what all its runs removed. */
export type SweepRuns = {
  lastAt: Date
  lastSeconds: number
  rows: number
  failures: number
}

/** Who authenticates: an app at the endpoints of machines, or a person who signs in. */
type Who = 'app' | 'person'

/** Causes are words of ours. If a defect let others in, the rest would count together. */
const MOST_CAUSES = 200

const FACTORS = ['passkey', 'code', 'recovery_code']

/** These begin at 0. An alert that compares two counts would be silent while one of them is missing. */
const zeros = (...causes: string[]) => new Map<string, number>(causes.map((cause) => [cause, 0]))

const measured = processWide('measured', () => ({
  accepted: { app: zeros('secret', 'key'), person: zeros('password', 'provider', ...FACTORS) },
  refused: { app: zeros('unknown_secret'), person: zeros('wrong_proof') },
  sweeps: new Map<string, SweepRuns>(),
}))

function countIn(counts: Map<string, number>, cause: string): void {
  const known = counts.get(cause)
  if (known !== undefined) counts.set(cause, known + 1)
  else if (counts.size < MOST_CAUSES) counts.set(cause, 1)
  else counts.set('other', (counts.get('other') ?? 0) + 1)
}

/** Counts that somebody authenticated, and by what. It costs an addition. */
export function countAccepted(who: Who, by: string): void {
  countIn(measured.accepted[who], by)
}

/** Counts that somebody was refused, and why. It costs an addition. */
export function countRefused(who: Who, cause: string): void {
  countIn(measured.refused[who], cause)
}

/** Notes a run of a sweep that has ended. `rows` is null if it failed. */
export function noteSweep(
  name: string,
  { seconds, rows }: { seconds: number; rows: number | null },
): void {
  const before = measured.sweeps.get(name) ?? { rows: 0, failures: 0 }
  measured.sweeps.set(name, {
    lastAt: now(),
    lastSeconds: seconds,
    rows: before.rows + (rows ?? 0),
    failures: before.failures + (rows === null ? 1 : 0),
  })
}

/** How often each of these happened in this process since its start. */
export function authentications(): { who: Who; outcome: string; cause: string; count: number }[] {
  const { accepted, refused } = measured
  return Object.entries({ accepted, refused }).flatMap(([outcome, of]) =>
    (['app', 'person'] as const).flatMap((who) =>
      [...of[who]].map(([cause, count]) => ({ who, outcome, cause, count })),
    ),
  )
}

/** The sweeps that have run in this process, by name. */
export function sweepRuns(): ReadonlyMap<string, SweepRuns> {
  return measured.sweeps
}
