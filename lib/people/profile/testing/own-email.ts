import { deliverDueMails } from '@/lib/mail/deliver-mails'
import { sendVia } from '@/lib/mail/testing/mails'
import { openPostOffice, type PostOffice } from '@/lib/mail/testing/post-office'
import { test as base, outcomeOf, type TestPerson } from '../../testing/fixtures'
import { askForEmail } from '../../testing/parsed'
import { confirmEmail } from '../confirm-email'

/** The email that Dora wants. */
export const EMAIL = 'dora.dahl@fjord.example'

/** People, and what they are mailed. */
export const test = base.extend<{ post: PostOffice }>({
  post: async ({ people: _ }, use) => {
    const post = await openPostOffice()
    sendVia(post.url)
    await use(post)
    await post.close()
  },
})

export const ask = (who: TestPerson, email = EMAIL) => outcomeOf(askForEmail(who, { email }))
export const confirm = (who: TestPerson, token: string) => outcomeOf(confirmEmail(who, token))

/** The token that was mailed last, or '' if the last mail has no link. */
export async function lastMailed(post: PostOffice): Promise<string> {
  await deliverDueMails()
  return post.received.at(-1)?.link?.split('#')[1] ?? ''
}
