import { parseFirst } from '@/lib/testing/parse-first'
import { scimTokenForm } from '../directory-input'
import * as make from '../make-scim-token'

/** The verb of SCIM tokens, with its input parsed first. */
export const makeScimToken = parseFirst(scimTokenForm, make.makeScimToken)
