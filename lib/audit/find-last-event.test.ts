import { expect, test } from '@/lib/apps/testing/fixtures'
import { db } from '@/lib/db/client'
import { plansOf } from '@/lib/db/testing/plans'
import { findLastEvent } from './find-last-event'

test('the last edit of a thing is found by the thing, however many events there are', async ({
  people: { ada },
}) => {
  const never = { action: 'app.edited', targetId: 'app_never_edited' } as const
  const [{ plan } = { plan: '' }] = await plansOf(() =>
    findLastEvent(db(), ada.organizationId, never),
  )
  expect(plan).toMatch(/Index Cond: \(\(target_kind = .+ AND \(target_id = /)
  expect(plan).not.toContain('Disabled: true')
})
