import { parseFirst } from '@/lib/testing/parse-first'
import * as add from '../add-endpoint'
import * as edit from '../edit-endpoint'
import { webhookForm } from '../webhook-input'

/** The verbs of webhooks, each with its input parsed first. */
export const addEndpoint = parseFirst(webhookForm, add.addEndpoint)
export const editEndpoint = parseFirst(webhookForm, edit.editEndpoint)
