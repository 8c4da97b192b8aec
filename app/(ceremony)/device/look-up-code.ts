import { Refusal } from '@/lib/errors'
import { requestOrigin } from '@/lib/http/request-origin'
import { forgiveDeviceCode, noteDeviceCode } from '@/lib/limits/device-code-limit'
import type { DeviceView } from '@/lib/oauth/interaction/interaction'
import { readDevice } from '@/lib/oauth/interaction/read-device'

type Found = { view: DeviceView | null; wrong: 'not_found' | 'too_many' | null }

/** The device of a code. Wrong codes count here too, so that this page does not bypass the limit. */
export async function lookUpCode(cookieHeader: string | null, userCode: string): Promise<Found> {
  const { address } = await requestOrigin()
  try {
    await noteDeviceCode(address)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { view: await readDevice(cookieHeader, null), wrong: 'too_many' }
  }
  const view = await readDevice(cookieHeader, userCode)
  if (view && !view.asking) return { view, wrong: 'not_found' }
  await forgiveDeviceCode(address)
  return { view, wrong: null }
}
