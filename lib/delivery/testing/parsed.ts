import { parseFirst } from '@/lib/testing/parse-first'
import * as add from '../add-target'
import { deliveryTargetForm, deliveryTargetId } from '../delivery-target-input'
import * as remove from '../remove-target'

/** The verbs of delivery targets, each with its input parsed first. */
export const addTarget = parseFirst(deliveryTargetForm, add.addTarget)
export const removeTarget = parseFirst(deliveryTargetId, remove.removeTarget)
