import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { config } from '@/lib/config'
import { parseFirst } from '@/lib/testing/parse-first'
import { apiChange, type NewApiForm, newApi } from '../api-input'
import * as edit from '../edit-api'
import * as register from '../register-api'

/** The verbs of APIs, each with its input parsed first. */
export const editApi = parseFirst(apiChange, edit.editApi)

export async function registerApi(actor: Actor, form: NewApiForm) {
  return register.registerApi(actor, acceptInput(newApi(config().url), form))
}
