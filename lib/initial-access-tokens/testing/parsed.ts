import { parseFirst } from '@/lib/testing/parse-first'
import { newInitialAccessToken } from '../initial-access-token-input'
import * as make from '../make-initial-access-token'

/** The making of a token, with its input parsed first. */
export const makeInitialAccessToken = parseFirst(newInitialAccessToken, make.makeInitialAccessToken)
