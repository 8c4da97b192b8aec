import { expect, test } from '@playwright/test'
import { type Control, changedSince, controlFor, entriesOf, mayBeKept } from './draft'

const text = (name: string, value = 'typed', rest: Partial<Control> = {}): Control => {
  return { name, value, type: 'text', ...rest }
}

test('what is typed or chosen openly is kept', () => {
  for (const type of ['text', 'email', 'url', 'number', 'date', 'textarea', 'select-one']) {
    expect(mayBeKept(text('name', 'x', { type })), type).toBe(true)
  }
  expect(mayBeKept(text('tokenFormat', 'jwt', { type: 'radio', checked: true }))).toBe(true)
})

test('a password, secret, code, token, key, file or hidden value is never kept', () => {
  const never = [
    text('current', 'x', { type: 'password' }),
    text('next', 'x', { type: 'text', autocomplete: 'new-password' }),
    text('typed', 'x', { autocomplete: 'one-time-code' }),
    text('code'),
    text('recoveryCode'),
    text('user_code'),
    text('clientSecret'),
    text('token'),
    text('publicKey', 'x', { type: 'textarea' }),
    text('logo', 'C:\\fakepath\\logo.png', { type: 'file' }),
    text('revision', '3', { type: 'hidden' }),
    text(''),
    text('save', '', { type: 'submit' }),
  ]
  for (const control of never) expect(mayBeKept(control), control.name).toBe(false)
  expect(entriesOf(never)).toEqual([])
})

test('only what was changed since the form was opened is kept', () => {
  const opened = entriesOf([text('name', 'Ada'), text('company', ''), text('uri', 'a')])
  const now = [text('name', 'Ada'), text('company', 'Fjord'), text('uri', 'a'), text('uri', 'b')]
  expect(changedSince(opened, entriesOf(now))).toEqual([
    { name: 'company', at: '0', value: 'Fjord' },
    { name: 'uri', at: '1', value: 'b' },
  ])
})

test('a choice is found by its value, a text by its place', () => {
  const radio = (value: string, checked = false) => text('type', value, { type: 'radio', checked })
  const form = [radio('web'), text('uri', 'a'), radio('native', true), text('uri', 'b')]
  expect(controlFor(form, { name: 'type', at: 'native', value: true })).toBe(form[2])
  expect(controlFor(form, { name: 'uri', at: '1', value: 'x' })).toBe(form[3])
  expect(controlFor(form, { name: 'uri', at: '2', value: 'x' })).toBeUndefined()
})
