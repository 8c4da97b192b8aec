import type { ApiChange } from '@/lib/apis/api-input'
import { HOUR, MINUTE } from '@/lib/clock'
import { formFields } from '@/lib/http/form-fields'

/** What the form says about an API, as `registerApi` and `editApi` take it. */
export function apiIn(form: FormData): ApiChange {
  const { name = '', tokenFormat, lifetime, lifetimeUnit } = formFields(form)
  const descriptions = form.getAll('scopeDescription')
  return {
    name,
    tokenFormat: tokenFormat === 'jwt' ? 'jwt' : 'opaque',
    tokenTtlSeconds: secondsIn(lifetime, lifetimeUnit),
    scopes: form.getAll('scopeName').map((scope, line) => ({
      name: String(scope),
      description: String(descriptions[line] ?? ''),
    })),
  }
}

/** Whole seconds; nothing typed is no number. */
function secondsIn(count = '', unit = 'minutes'): number {
  if (!count.trim()) return Number.NaN
  return Math.round(Number(count) * (unit === 'hours' ? HOUR : MINUTE))
}
