import { newMemberInput } from '@/lib/apps/members/member-input'
import { parseFirst } from '@/lib/testing/parse-first'
import * as hand from '../hand-over-apps'
import * as keep from '../keep-secret'
import { keepSecretInput } from '../leaver-input'

/** Verbs of leavers, each with its input parsed first. */
export const keepSecret = parseFirst(keepSecretInput, keep.keepSecret)
export const handOverApps = parseFirst(newMemberInput, hand.handOverApps)
