import { config, provideConfig } from '@/lib/config'
import { jwkOf, ORDERS, ROBOT, STRANGER, showing } from '../testing/certificates'
import { expect, test } from '../testing/engine-test'
import { allowRegistration, MACHINE, registeredApp, send } from '../testing/programs'

const FORM = { grant_type: 'client_credentials' }
const BY_SUBJECT = { ...MACHINE, token_endpoint_auth_method: 'tls_client_auth' }
const BY_KEY = { ...MACHINE, token_endpoint_auth_method: 'self_signed_tls_client_auth' }

const takeCertificates = (verified = true) =>
  provideConfig({ ...config(), certificates: { verified, url: null } })

test('a program registers the subject of its certificate, and signs in by it (RFC 8705 §2.1)', async ({
  engine,
}) => {
  takeCertificates()
  const bound = { tls_client_certificate_bound_access_tokens: true }
  const subject = { tls_client_auth_san_dns: 'orders.example' }
  const { appId, body, ask } = await registeredApp(engine, { ...BY_SUBJECT, ...subject, ...bound })
  expect(body).toMatchObject({
    ...subject,
    ...bound,
    token_endpoint_auth_method: 'tls_client_auth',
  })
  expect(body).not.toHaveProperty('client_secret')
  const form = { ...FORM, client_id: appId }
  expect((await engine.post('/oauth2/token', form, showing(ORDERS, true))).status).toBe(200)
  expect((await engine.post('/oauth2/token', form, showing(STRANGER, true))).status).toBe(401)
  const name = { tls_client_auth_subject_dn: 'CN=orders,C=NO' }
  const changed = await ask('PUT', { ...BY_SUBJECT, ...name, client_id: appId })
  expect([changed.status, changed.body]).toEqual([200, expect.objectContaining(name)])
  expect(changed.body).not.toHaveProperty('tls_client_auth_san_dns')
  expect((await engine.post('/oauth2/token', form, showing(STRANGER, true))).status).toBe(200)
})

test('a program registers the key of its certificate, and signs in by that (§2.2)', async ({
  engine,
}) => {
  takeCertificates(false)
  const jwks = { keys: [{ ...jwkOf(ORDERS), kid: 'tls', alg: 'ES256' }] }
  const { appId, body } = await registeredApp(engine, { ...BY_KEY, jwks })
  expect(body.token_endpoint_auth_method).toBe('self_signed_tls_client_auth')
  const form = { ...FORM, client_id: appId }
  expect((await engine.post('/oauth2/token', form, showing(ORDERS))).status).toBe(200)
  expect((await engine.post('/oauth2/token', form, showing(STRANGER))).status).toBe(401)
})

test('the key of a certificate is found under each name of its algorithm (RFC 9864)', async ({
  engine,
}) => {
  takeCertificates(false)
  for (const alg of ['EdDSA', 'Ed25519', undefined]) {
    const jwks = { keys: [{ ...jwkOf(ROBOT), alg }] }
    const { appId } = await registeredApp(engine, { ...BY_KEY, jwks })
    const { status } = await engine.post(
      '/oauth2/token',
      { ...FORM, client_id: appId },
      showing(ROBOT),
    )
    expect([alg, status]).toEqual([alg, 200])
  }
})

test('a certificate without exactly one subject, without a key, or that no proxy hands on is refused', async ({
  engine,
}) => {
  const { token } = await allowRegistration()
  const register = async (body: Record<string, unknown>) =>
    (await send('POST', `${engine.origin}/oauth2/register`, { token, body })).body.error
  const dns = { tls_client_auth_san_dns: 'orders.example' }
  expect(await register({ ...BY_SUBJECT, ...dns })).toBe('invalid_client_metadata')
  takeCertificates(false)
  for (const body of [
    { ...BY_SUBJECT, ...dns },
    BY_KEY,
    {
      ...MACHINE,
      dpop_bound_access_tokens: true,
      tls_client_certificate_bound_access_tokens: true,
    },
  ]) {
    expect(await register(body)).toBe('invalid_client_metadata')
  }
  takeCertificates()
  for (const body of [
    BY_SUBJECT,
    { ...BY_SUBJECT, ...dns, tls_client_auth_san_ip: '192.0.2.7' },
    { ...BY_SUBJECT, tls_client_auth_subject_dn: 'orders' },
  ]) {
    expect(await register(body)).toBe('invalid_client_metadata')
  }
  expect(await register({ ...BY_SUBJECT, ...dns })).toBeUndefined()
})
