import { findTimedFrom } from './timed-from-store'
import { timeValuesFrom } from './token-value'

/** New tokens and codes begin with their time, from when no process of the version before may still run. */
export async function beginTimedValues(): Promise<void> {
  timeValuesFrom(await findTimedFrom())
}
