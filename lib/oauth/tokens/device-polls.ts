import { now } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { keepNewest } from '@/lib/keep-newest'
import { processWide } from '@/lib/process'
import { type Adapter, errors, Provider } from '../protocol/oidc-provider'

/** How long a device waits between two polls, in seconds (RFC 8628 §3.2). */
export const POLL_SECONDS = 5

/** Clocks and networks are not exact. */
const EARLY_MS = 1_000

const DEVICES_KEPT = 10_000
const lastPolls = processWide('device polls', () => new Map<string, number>())

/**
 * Device codes, with RFC 8628 §3.5: a device that polls sooner than it was told, while nobody has
 * answered, gets `slow_down`. Counted in the memory of each process, because it only spares work.
 */
export function withPollInterval(deviceCodes: Adapter): Adapter {
  return {
    ...deviceCodes,
    async find(id) {
      const found = await deviceCodes.find(id)
      const waits = found && !found.accountId && !found.error
      if (waits && Provider.ctx?.oidc.route === 'token') notePoll(sha256(id).toString('latin1'))
      return found
    },
  }
}

function notePoll(name: string): void {
  const present = now().getTime()
  const last = lastPolls.get(name)
  if (last !== undefined && present - last < POLL_SECONDS * 1_000 - EARLY_MS) {
    throw new errors.SlowDown('wait 5 seconds longer before each request')
  }
  keepNewest(lastPolls, DEVICES_KEPT, { name, value: present })
}

/** Tells a device how long to wait between two polls. The engine leaves it out. */
export function tellPollInterval(provider: Provider): void {
  provider.on('device_authorization.success', (_ctx, answer) => {
    Object.assign(answer, { interval: POLL_SECONDS })
  })
}
