import { parseFirst } from '@/lib/testing/parse-first'
import { revokeAllGivenInput, revokeGivenInput } from '../given-query'
import * as revoke from '../revoke-given'

/** Verbs of grants, each with its input parsed first. */
export const revokeGiven = parseFirst(revokeGivenInput, revoke.revokeGiven)
export const revokeAllGiven = parseFirst(revokeAllGivenInput, revoke.revokeAllGiven)
