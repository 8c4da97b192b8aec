import fc from 'fast-check'
import { encoded, mostly, oddJson, oddText } from './odd-texts'

/** A body, and the headers that describe it. */
export type Body = { text: string; headers: [string, string][] }

const BOUNDARY = 'keyturn-fuzz'

const FITTING = [
  'authorization_code',
  'client_credentials',
  'refresh_token',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  'urn:ietf:params:oauth:token-type:access_token',
  'code',
  'openid',
  'S256',
  'login',
  'consent',
  'none',
  'yes',
  'on',
  '180',
  'web',
  'developer',
  '{{appId}}',
  '{{nativeAppId}}',
  '{{secret}}',
  '{{redirectUri}}',
  '{{code}}',
  '{{refreshToken}}',
  '{{scope}}',
]

const value = mostly(...FITTING)

function as(type: string) {
  return (text: string): Body => ({ text, headers: [['content-type', type]] })
}

/** Sometimes the type says something else than the body is. */
function typed(type: string, text: fc.Arbitrary<string>): fc.Arbitrary<Body> {
  return fc.oneof(
    { weight: 12, arbitrary: text.map(as(type)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          text,
          mostly(
            'text/plain',
            'application/json',
            'multipart/form-data',
            'application/x-www-form-urlencoded; charset=utf-7',
          ),
        )
        .map(([one, other]) => as(other)(one)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(text, fc.nat(300)).map(([one, cut]) => as(type)(one.slice(0, cut))),
    },
  )
}

/** A form; a parameter may come twice. */
export function formBody(names: string[]): fc.Arbitrary<Body> {
  const pairs = fc.array(fc.tuple(mostly(...names), value), { minLength: 1, maxLength: 9 })
  const text = pairs.map((all) =>
    all.map(([name, one]) => `${encoded(name)}=${encoded(one)}`).join('&'),
  )
  return typed('application/x-www-form-urlencoded', text)
}

/** JSON, or what is nearly JSON. */
export const jsonBody: fc.Arbitrary<Body> = typed(
  'application/json',
  fc.oneof(
    oddJson.map((one) => JSON.stringify(one)),
    oddText,
  ),
)

function multipart(parts: [string, string][]): string {
  const texts = parts.map(
    ([name, one]) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name.replaceAll(/[\r\n"]/g, '_')}"\r\n\r\n${one}\r\n`,
  )
  return `${texts.join('')}--${BOUNDARY}--\r\n`
}

function multipartOf(parts: fc.Arbitrary<[string, string][]>): fc.Arbitrary<Body> {
  return typed(`multipart/form-data; boundary=${BOUNDARY}`, parts.map(multipart))
}

export function multipartBody(names: string[]): fc.Arbitrary<Body> {
  return multipartOf(fc.array(fc.tuple(mostly(...names), value), { maxLength: 6 }))
}

/** Arguments as React's client encodes them, and forms among them; some are not arguments at all. */
export function actionBody(id: string, fields: string[]): fc.Arbitrary<Body> {
  const argument = fc.oneof(
    {
      weight: 3,
      arbitrary: mostly('{{appId}}', '{{personId}}', '{{secretId}}', '{{keyId}}', '{{apiId}}'),
    },
    { weight: 2, arbitrary: fc.dictionary(mostly(...fields), oddJson, { maxKeys: 6 }) },
    { weight: 1, arbitrary: oddJson },
  )
  const plain = fc.array(argument, { maxLength: 4 }).map((all) => JSON.stringify(all))
  const withForm = fc
    .tuple(
      fc.array(argument, { maxLength: 2 }),
      fc.array(fc.tuple(mostly(...fields), value), { maxLength: 8 }),
    )
    .map(([before, pairs]): [string, string][] => [
      ...pairs.map(([name, one]): [string, string] => [`1_${name}`, one]),
      ['0', JSON.stringify([...before, '$K1'])],
    ])
  const text = fc.oneof({ weight: 5, arbitrary: plain }, { weight: 1, arbitrary: oddText })
  return fc
    .oneof(
      { weight: 2, arbitrary: typed('text/plain;charset=UTF-8', text) },
      { weight: 3, arbitrary: multipartOf(withForm) },
    )
    .map((body) => ({
      ...body,
      headers: [['next-action', id], ['accept', 'text/x-component'], ...body.headers],
    }))
}

/** The form of a page without scripts. */
export function pageFormBody(id: string, fields: string[]): fc.Arbitrary<Body> {
  const pairs = fc.array(fc.tuple(mostly(...fields), value), { maxLength: 6 })
  const begin = fc.oneof(
    fc.constant<[string, string][]>([[`$ACTION_ID_${id}`, '']]),
    oddText.map((bound): [string, string][] => [
      ['$ACTION_REF_1', ''],
      ['$ACTION_1:0', JSON.stringify({ id, bound: '$@1' })],
      ['$ACTION_1:1', bound],
    ]),
    oddText.map((text): [string, string][] => [
      ['$ACTION_KEY', text],
      ['$ACTION_REF_1', ''],
      ['$ACTION_1:0', text],
    ]),
  )
  return multipartOf(fc.tuple(begin, pairs).map(([first, rest]) => [...first, ...rest]))
}
