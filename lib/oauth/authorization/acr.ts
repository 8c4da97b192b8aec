/**
 * Authentication context classes (OpenID Connect Core §2, `acr`), by the methods of RFC 8176 that
 * reach them. `1`: at least one factor. `2`: several. `phr`: one that cannot be phished, a passkey
 * (OpenID Connect Extended Authentication Profile ACR Values 1.0).
 */
const CLASSES = {
  '1': () => true,
  '2': (amr: readonly string[]) => amr.includes('mfa'),
  phr: (amr: readonly string[]) => amr.includes('pop'),
} as const

type Acr = keyof typeof CLASSES

export const ACR_VALUES = Object.keys(CLASSES) as Acr[]

function isReached(value: string, amr: readonly string[]): boolean {
  return Object.hasOwn(CLASSES, value) && CLASSES[value as Acr](amr)
}

/** A request for `acr` in the parameter `claims` (§5.5.1), or by `acr_values`. */
export type AcrRequest = {
  essential?: boolean | undefined
  value?: string | undefined
  values?: string[] | undefined
}

const wanted = ({ value, values }: AcrRequest) => values ?? (value === undefined ? [] : [value])

/**
 * The class of a sign-in by these methods: the first of the wanted ones that it reaches, otherwise
 * how many factors it had.
 */
export function acrOf(amr: readonly string[], request: AcrRequest = {}): string {
  const reached = wanted(request).find((value) => isReached(value, amr))
  return reached ?? (isReached('2', amr) ? '2' : '1')
}

/** Whether the sign-in reaches what the app cannot do without (§5.5.1.1). */
export function meetsEssentialAcr(amr: readonly string[], request: AcrRequest = {}): boolean {
  const values = wanted(request)
  return !request.essential || values.length === 0 || values.some((one) => isReached(one, amr))
}
