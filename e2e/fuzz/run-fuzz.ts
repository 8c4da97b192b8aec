import fc from 'fast-check'
import type { Cluster } from '../harness/cluster'
import { makeOrg } from '../harness/fixtures'
import type { Values } from './known-values'
import { type OddRequest, oddRequests } from './odd-requests'
import { readRoutes } from './routes'
import { makeScene } from './scene'
import { type Outcome, send } from './send'

/** A request whose answer was a defect, or missing. */
export type Fault = { index: number; odd: OddRequest; outcome: Outcome }

export type FuzzResult = { sent: number; statuses: Record<string, number>; faults: Fault[] }

type FuzzOptions = {
  seed: number
  requests: number
  /** The first request to send; those before it are left out. */
  from?: number
  /** Ends early when this says so. */
  isOver?: () => boolean
  /** Called after every thousand requests. */
  onProgress?: (result: FuzzResult) => Promise<void>
}

const AT_ONCE = 16
/** Requests change what they name: after so many, a new organization takes its place. */
const PER_SCENE = 1_000
const PER_SAMPLE = 250
/** Strangers have more than one address, but not so many that no limit is reached. */
const ADDRESSES = 200

/**
 * Sends generated requests to everything that the first process of the cluster answers. The same
 * seed makes the same requests, but for ids and credentials. A fault is an answer of 500 or above,
 * or none within 30 seconds.
 */
export async function runFuzz(cluster: Cluster, options: FuzzOptions): Promise<FuzzResult> {
  const { seed, requests, from = 0, isOver = () => false, onProgress } = options
  const [{ origin }] = cluster.servers
  const arbitrary = oddRequests(readRoutes())
  const result: FuzzResult = { sent: 0, statuses: {}, faults: [] }
  let values: Values | null = null
  for (let first = from; first < requests && !isOver(); first += PER_SAMPLE) {
    if (!values || first % PER_SCENE === 0) {
      values = await makeScene({ cluster, org: await makeOrg(cluster), origin })
    }
    const numRuns = Math.min(PER_SAMPLE, requests - first)
    const sample = fc.sample(arbitrary, { seed: seed + first, numRuns })
    await sendAll(origin, { sample, first, values, result })
    if (result.sent % 1_000 === 0) await onProgress?.(result)
  }
  return result
}

type Batch = { sample: OddRequest[]; first: number; values: Values; result: FuzzResult }

async function sendAll(origin: string, { sample, first, values, result }: Batch): Promise<void> {
  const waiting = sample.entries()
  const worker = async () => {
    for (const [at, odd] of waiting) {
      const index = first + at
      const outcome = await send(origin, odd, { values, address: addressOf(index) })
      note(result, { index, odd, outcome })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

function addressOf(index: number): string {
  return `198.51.100.${index % ADDRESSES}`
}

function note(result: FuzzResult, fault: Fault): void {
  const { outcome, odd } = fault
  const status = typeof outcome === 'string' ? outcome : String(outcome.status)
  result.sent += 1
  result.statuses[status] = (result.statuses[status] ?? 0) + 1
  const isDefect = typeof outcome === 'object' && outcome.status >= 500
  const isCutOff = odd.framing === 'aborted' || odd.framing === 'short'
  if (isDefect || (outcome === 'silent' && !isCutOff)) result.faults.push(fault)
}
