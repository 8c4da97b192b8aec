import { z } from 'zod'
import { HOUR, MINUTE } from '@/lib/clock'
import {
  type AboutApi,
  access,
  apiChange,
  newApi,
  signingAlg,
  tokenClaims,
  tokenFormat,
  tokenType,
} from './api-input'

const fields = z.object({
  name: z.string().default(''),
  tokenFormat,
  signingAlg,
  tokenType,
  tokenClaims,
  lifetime: z.string().default(''),
  lifetimeUnit: z.string().default('minutes'),
  accessForItself: access,
  accessForPeople: access,
  ownerEmail: z.string().default(''),
  scopeName: z.array(z.string()),
  scopeDescription: z.array(z.string()),
})

/** The form of an API that is there. */
export const apiForm = fields
  .extend({ revision: z.string().optional() })
  .transform((form): z.input<typeof apiChange> => ({ ...aboutApi(form), revision: form.revision }))
  .pipe(apiChange)

/** The form of a new API; `ownUrl` is Keyturn's own address. */
export function newApiForm(ownUrl: string) {
  return fields
    .extend({ identifier: z.string().default('') })
    .transform((form) => ({ ...aboutApi(form), identifier: form.identifier }))
    .pipe(newApi(ownUrl))
}

export type ApiForm = z.input<typeof apiForm> & z.input<ReturnType<typeof newApiForm>>

function aboutApi(form: z.output<typeof fields>): AboutApi {
  return {
    name: form.name,
    tokenFormat: form.tokenFormat,
    signingAlg: form.signingAlg,
    tokenType: form.tokenType,
    tokenClaims: form.tokenClaims,
    tokenTtlSeconds: secondsIn(form.lifetime, form.lifetimeUnit),
    accessForItself: form.accessForItself,
    accessForPeople: form.accessForPeople,
    ownerEmail: form.ownerEmail,
    scopes: form.scopeName.map((name, line) => ({
      name,
      description: form.scopeDescription[line] ?? '',
    })),
  }
}

/** Whole seconds; nothing typed is no number. */
function secondsIn(count: string, unit: string): number {
  if (!count.trim()) return Number.NaN
  return Math.round(Number(count) * (unit === 'hours' ? HOUR : MINUTE))
}
