import type { Answer } from '@/lib/http/answer'
import type { NoticeView } from '@/lib/notices/notice'

/** What the bell does with the notices of the one who is signed in. */
export type BellActions = {
  newest: () => Promise<Answer<NoticeView[]>>
  readOne: (id: string) => Promise<Answer<void>>
  readAll: (newest: string) => Promise<Answer<void>>
}
