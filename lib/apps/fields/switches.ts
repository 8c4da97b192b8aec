import { APP_TYPES, type AppType, type FapiProfile } from './field'
import type { FormFieldName, KindOf } from './fields'

/** The fields of the form that are on or off. */
export type SwitchName = {
  [F in FormFieldName]: KindOf<F> extends 'switch' | 'until' ? F : never
}[FormFieldName]

/** The types of app that have a switch. A machine app acts for itself anyway. */
const TYPES_WITH: Record<SwitchName, readonly AppType[]> = {
  // A native app may return to the loopback interface anyway.
  developmentUntil: ['web'],
  clientCredentials: ['web'],
  idTokenResponse: ['web'],
  skipSignOutQuestion: ['web', 'native'],
  organizationClaim: APP_TYPES,
  dpopRequired: APP_TYPES,
  parRequired: ['web', 'native'],
  mtlsBound: APP_TYPES,
  azureDevops: ['web'],
}

/** Whether an app of this type has the switch. */
export function hasSwitch(type: AppType, name: SwitchName): boolean {
  return TYPES_WITH[name].includes(type)
}

type Switched = { type: AppType } & { [S in SwitchName]?: boolean | Date | null } & {
  fapiProfile?: FapiProfile
  mtlsSubject?: string
}

/**
 * The app with what an app of its type does not have switched off. A native app is a public client:
 * no profile takes it (FAPI 2.0 §5.3.2.1), and no certificate speaks for it.
 */
export function withoutOtherSwitches<A extends Switched>(app: A): A {
  const names = Object.keys(TYPES_WITH) as SwitchName[]
  const others = names.filter((name) => app[name] && !hasSwitch(app.type, name))
  const off: Partial<Switched> = Object.fromEntries(
    others.map((name) => [name, name === 'developmentUntil' ? null : false]),
  )
  if (app.type === 'native') {
    if (app.fapiProfile !== undefined) off.fapiProfile = 'none'
    if (app.mtlsSubject !== undefined) off.mtlsSubject = ''
  }
  return { ...app, ...off }
}
