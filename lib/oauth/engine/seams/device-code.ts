import type { Provider } from '../../protocol/oidc-provider'

type DeviceCode = InstanceType<Provider['DeviceCode']>

/** The device code that a person types (RFC 8628 §3.3); the engine's types do not show the look-up. */
export function findByUserCode(
  { DeviceCode }: Provider,
  userCode: string,
): Promise<DeviceCode | undefined> {
  const find = DeviceCode.findByUserCode as (code: string) => Promise<DeviceCode | undefined>
  return find.call(DeviceCode, userCode)
}
