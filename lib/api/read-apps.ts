import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { appQuery } from '@/lib/apps/list/app-query'
import { listApps } from '@/lib/apps/list/list-apps'
import { managementApi } from '@/lib/oauth/resources/management-api'
import { answerApps } from './app-answers'
import { listQuery } from './list-query'

/** One page of the apps that the person sees under My Apps. Refuses with `invalid_input`. */
export async function readApps(actor: Actor, query: URLSearchParams) {
  const { page, size, ...narrowed } = acceptInput(listQuery, Object.fromEntries(query))
  const list = await listApps(actor, appQuery.parse({ ...narrowed, page }), size)
  return answerApps(list, { page, size, addressOf: (next) => addressOf(query, next) })
}

function addressOf(query: URLSearchParams, page: number): string {
  const changed = new URLSearchParams(query)
  changed.set('page', String(page))
  return `${managementApi().identifier}/apps?${changed}`
}
