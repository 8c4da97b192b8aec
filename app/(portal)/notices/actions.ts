'use server'

import { acceptInput } from '@/lib/accept-input'
import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { listNewest } from '@/lib/notices/list-notices'
import type { NoticeView } from '@/lib/notices/notice'
import { noticeName, type PreferencesForm, preferencesForm } from '@/lib/notices/notice-input'
import { setPreferences } from '@/lib/notices/notice-preferences'
import { readAllNotices, readNotice } from '@/lib/notices/read-notices'
import { refreshed } from '../refreshed'

/** The newest notices, for the bell. */
export async function newest(): Promise<Answer<NoticeView[]>> {
  return asActor(listNewest)
}

/** Marks a notice as read. */
export async function readOne(id: string): Promise<Answer<void>> {
  return refreshed((actor) => readNotice(actor, acceptInput(noticeName, id)))
}

/** Marks all notices up to this one as read. */
export async function readAll(newest: string): Promise<Answer<void>> {
  return refreshed((actor) => readAllNotices(actor, acceptInput(noticeName, newest)))
}

/** Keeps how the one who asks is told. */
export async function setMyPreferences(form: FormOf<PreferencesForm>): Promise<Answer<void>> {
  return refreshed((actor) => setPreferences(actor, acceptForm(preferencesForm, form)))
}
