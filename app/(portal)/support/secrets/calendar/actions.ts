'use server'

import { type CalendarFeedForm, newCalendarFeed } from '@/lib/calendar-feeds/calendar-feed-input'
import { makeCalendarFeed } from '@/lib/calendar-feeds/make-calendar-feed'
import { revokeCalendarFeed } from '@/lib/calendar-feeds/revoke-calendar-feed'
import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { changing } from '../../../changing'

/** Makes a calendar feed. The one place where its address leaves. */
export async function make(form: FormOf<CalendarFeedForm>): Promise<Answer<string>> {
  return changing(async (actor) =>
    (await makeCalendarFeed(actor, acceptForm(newCalendarFeed, form))).reveal(),
  )
}

/** Ends a calendar feed. */
export async function revoke(id: string): Promise<Answer<void>> {
  return changing((actor) => revokeCalendarFeed(actor, argumentText(id)))
}
