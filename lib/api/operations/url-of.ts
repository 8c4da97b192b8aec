import { managementApi } from '@/lib/oauth/resources/management-api'

type Values = Readonly<Record<string, string | number | undefined>>

/** The URL of a path of the API, with those of the parameters that have a value. */
export function urlOf(path: string, query: Values): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return `${managementApi().identifier}${path}?${new URLSearchParams(given)}`
}
