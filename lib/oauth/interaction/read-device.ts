import type { DeviceView } from './interaction'

/**
 * What the page at /device needs; null where the browser has not come by /oauth2/device, which
 * sends it on to /device with `step=enter|confirm`, `user_code`, `done=approved|denied` or
 * `error=not_found|expired|used|missing|refused`. Both forms are posted to /oauth2/device: first
 * with `xsrf` and `user_code`, then with `confirm=yes` or `abort=yes` beside them.
 */
export async function readDevice(
  cookieHeader: string | null,
  userCode: string | null,
): Promise<DeviceView | null> {
  throw new Error(`not yet ${cookieHeader} ${userCode}`)
}
