import { readCalendar } from '@/lib/calendar-feeds/read-calendar'
import { refusalOf } from '@/lib/http/refusal-of'
import { requestOrigin } from '@/lib/http/request-origin'

type Context = { params: Promise<{ file: string }> }

/** A calendar feed. Its address is all that it asks for: no cookie is read. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  try {
    const answer = await readCalendar((await params).file, await requestOrigin())
    if (answer === null) return new Response('there is nothing here', { status: 404 })
    if ('closedSeconds' in answer) return tooMany(answer.closedSeconds)
    return new Response(answer.calendar, {
      headers: {
        'cache-control': 'private, no-store',
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="secrets.ics"',
      },
    })
  } catch (error) {
    const { status, sentence } = refusalOf(error, 'a calendar could not be read')
    return new Response(sentence, { status })
  }
}

function tooMany(seconds: number): Response {
  return new Response('too many wrong addresses of calendars', {
    status: 429,
    headers: { 'retry-after': String(seconds) },
  })
}
