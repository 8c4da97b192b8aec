import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { listNotices, NOTICES_PER_PAGE } from '@/lib/notices/list-notices'
import { NOTICE_KINDS } from '@/lib/notices/notice'
import { noticeName } from '@/lib/notices/notice-input'
import { readAllNotices, readNotice } from '@/lib/notices/read-notices'
import { moment } from '../moment'
import { operation } from '../operation'
import { typeNamed } from '../type-named'
import { pageSize } from './page-query'
import { partOfItems, partOnWire } from './paging'

const CURSOR = 'Take it from `next` of the answer before.'

/** What a person was told. `path` is where the portal shows it. */
const notice = typeNamed('Notice', {
  id: z.string(),
  at: moment,
  kind: z.enum(NOTICE_KINDS),
  about: z.string().describe("The app's name; empty if it is about none."),
  sentence: z.string(),
  path: z.string(),
  is_read: z.boolean(),
})

const shared = { tag: 'Notices', peopleOnly: true } as const

const list = operation({
  ...shared,
  id: 'listNotices',
  method: 'GET',
  path: '/notices',
  summary: 'What you were told in your organization, the newest first.',
  scope: 'apps:read',
  query: z.object({
    show: z.enum(['all', 'unread'], 'all or unread.').default('all'),
    after: z.uuid(CURSOR).optional(),
    size: pageSize('notices', { byDefault: NOTICES_PER_PAGE }),
  }),
  answer: partOfItems(notice),
  listOf: notice,
  async run(actor, { query }) {
    const { show, after, size } = query
    const { notices: items, next } = await listNotices(actor, { show, after }, size)
    return partOnWire({ items, after: next }, { path: '/notices', query })
  },
})

const readOne = operation({
  ...shared,
  id: 'readNotice',
  method: 'POST',
  path: '/notices/{notice_id}/read',
  summary: 'Mark a notice of yours as read. One that is gone, or of others, changes nothing.',
  scope: 'apps:write',
  params: z.object({ notice_id: z.string().max(100) }),
  run: (actor, { params }) => readNotice(actor, acceptInput(noticeName, params.notice_id)),
})

const readAll = operation({
  ...shared,
  id: 'readNotices',
  method: 'POST',
  path: '/notices/read',
  summary: 'Mark your notices as read, up to the newest that you have seen.',
  scope: 'apps:write',
  body: z.object({ up_to: noticeName }),
  run: (actor, { body }) => readAllNotices(actor, body.up_to),
})

export const noticeOperations = [list, readOne, readAll]
