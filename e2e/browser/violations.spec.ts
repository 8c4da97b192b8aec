import { probeLooks } from '../harness/axe'
import { carryInto, expect, test } from '../harness/browser'
import { newSecret } from '../harness/portal'

const TITLE = 'Longest life of secrets'

test('a policy is tried, saved, broken by one app, and that app gets an exception', async ({
  page,
  server,
  org,
}) => {
  const app = await org.addApp({ name: 'Night batch' })
  await newSecret(await org.openSession(org.owner, server.origin), app.id)
  await carryInto(page.context(), await org.openSession(org.administrator, server.origin))
  await page.goto('/admin/policies')
  await page.getByRole('spinbutton', { name: TITLE }).fill('90')
  await page.getByRole('button', { name: `Dry run: ${TITLE}` }).click()
  const trial = page.getByRole('dialog', { name: `Dry run: ${TITLE}` })
  // A day that is chosen while the first is counted has its turn.
  const day = trial.getByLabel('Applies to apps created after')
  await day.fill('2099-12-31')
  await expect(trial.getByText('Nothing would break it')).toBeVisible()
  await day.fill('')
  await expect(trial.getByText('1 app would break it')).toBeVisible()
  await expect(trial.getByRole('link', { name: app.name })).toBeVisible()
  await probeLooks(page, 'a dry run')
  await trial.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(`${TITLE} changed`)).toBeVisible()

  await page.goto('/admin/policies/violations?policy=secretMaxDays')
  const table = page.getByRole('table', { name: 'Violations' })
  await expect(table.getByRole('row', { name: new RegExp(app.name) })).toContainText('Never used')
  await probeLooks(page, 'violations')
  const csv = await page.request.get('/admin/policies/violations/export?policy=secretMaxDays')
  expect(await csv.text()).toContain(`secretMaxDays,${app.id},${app.name}`)

  await page.getByRole('button', { name: `Exception: ${app.name}` }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('It moves to keys in spring.')
  await page.getByRole('button', { name: 'Give exception' }).click()
  await expect(page.getByText('Nothing breaks this policy')).toBeVisible()
  await expect(page.getByText('It moves to keys in spring.')).toBeVisible()
  await probeLooks(page, 'an exception')
})

test('by keyboard alone a policy is tried for people and apps, and the dialog gives the focus back', async ({
  page,
  server,
  org,
}) => {
  await org.addApp({ name: 'Just registered' })
  await carryInto(page.context(), await org.openSession(org.administrator, server.origin))
  await page.goto('/admin/policies')
  for (const [title, sentence] of [
    ['New app registration', 'apps like them are refused from then on'],
    ['Second factor required', 'they have to set one up'],
  ] as const) {
    const button = page.getByRole('button', { name: `Dry run: ${title}` })
    await expect(button).toBeEnabled()
    await button.focus()
    await page.keyboard.press('Enter')
    const trial = page.getByRole('dialog', { name: `Dry run: ${title}` })
    await expect(trial.getByText(sentence)).toBeVisible()
    // Neither speaks of single apps that are there, so no day is asked for.
    await expect(trial.getByLabel('Applies to apps created after')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(trial).toHaveCount(0)
    await expect(button).toBeFocused()
  }
  const days = page.getByRole('spinbutton', { name: 'Unused apps: suspend' })
  await days.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('3000')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const trial = page.getByRole('dialog', { name: 'Dry run: Unused apps: suspend' })
  await expect(trial.getByText('Nothing would break it')).toBeVisible()
  const save = trial.getByRole('button', { name: 'Save' })
  for (let n = 0; n < 8 && !(await save.evaluate(isFocused)); n += 1) {
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await expect(page.getByText('Unused apps: suspend changed')).toBeVisible()
  await expect(days).toHaveValue('3000')
})

const isFocused = (element: Element) => element === document.activeElement
