import { findByUserCode } from '../engine/seams/device-code'
import { runningEngine } from '../protocol/running-engine'
import { introduceApp } from './app-store'
import { describeRequestedScopes } from './describe-requested-scopes'
import type { DeviceView } from './interaction'
import { awaitedForm } from './open-session'

/**
 * The data of the page at /device; null if the browser was not sent by /oauth2/device. That route
 * redirects to /device with `step=enter|confirm`, `user_code`, `done=approved|denied` or
 * `error=not_found|expired|used|missing|refused`. Both forms are posted to /oauth2/device: the
 * first with `xsrf` and `user_code`, the second with `confirm=yes` or `abort=yes` as well.
 */
export async function readDevice(
  cookieHeader: string | null,
  userCode: string | null,
): Promise<DeviceView | null> {
  const form = await awaitedForm(cookieHeader)
  if (!form) return null
  return { xsrf: form.secret, asking: userCode === null ? null : await askingFor(userCode) }
}

async function askingFor(userCode: string): Promise<DeviceView['asking']> {
  const normal = userCode.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase()
  const code = await findByUserCode(runningEngine(), normal)
  if (!code?.clientId || !code.isValid || code.accountId || code.error) return null
  const introduced = await introduceApp(code.clientId)
  if (!introduced) return null
  return {
    app: introduced.app,
    scopes: await describeRequestedScopes({
      ...introduced,
      params: code.params ?? {},
      isNew: () => true,
    }),
  }
}
