import type { Provider } from '../../protocol/oidc-provider'

type DeviceCode = InstanceType<Provider['DeviceCode']>

/**
 * The device code for a typed user code (RFC 8628 §3.3). The look-up is missing in the engine's
 * types.
 */
export function findByUserCode(
  { DeviceCode }: Provider,
  userCode: string,
): Promise<DeviceCode | undefined> {
  const find = DeviceCode.findByUserCode as (code: string) => Promise<DeviceCode | undefined>
  return find.call(DeviceCode, userCode)
}
