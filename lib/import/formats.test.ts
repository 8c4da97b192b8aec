import { expect, test } from '@playwright/test'
import { readForeignClient } from './foreign-client'
import { splitFile } from './split-file'

const read = (text: string) => splitFile(text).map(readForeignClient)
const texts = (client: ReturnType<typeof readForeignClient> | undefined) =>
  client?.secrets.map(({ text }) => text)

test('the export of a Keycloak realm is read', () => {
  const realm = {
    realm: 'fjord',
    roles: { client: {} },
    clients: [
      {
        clientId: 'billing.web',
        name: 'Billing',
        rootUrl: 'https://billing.example',
        secret: 'kc-secret',
        publicClient: false,
        standardFlowEnabled: true,
        serviceAccountsEnabled: true,
        redirectUris: ['https://billing.example/cb'],
        attributes: { 'post.logout.redirect.uris': '+' },
      },
      { clientId: 'spa', publicClient: true, redirectUris: ['https://spa.example/cb'] },
      { clientId: 'robot', secret: '**********', serviceAccountsEnabled: true },
    ],
  }
  const [billing, spa, robot] = read(JSON.stringify(realm))
  expect(billing).toMatchObject({
    clientId: 'billing.web',
    name: 'Billing',
    type: 'web',
    websiteUrl: 'https://billing.example',
    redirectUris: ['https://billing.example/cb'],
    grantTypes: ['authorization_code', 'client_credentials'],
  })
  expect(texts(billing)).toEqual(['kc-secret'])
  expect([spa?.type, robot?.type, spa?.name]).toEqual(['native', 'machine', 'spa'])
})

test('clients of Ory Hydra are read, as a list, as items and one a line', () => {
  const client = {
    client_id: '0f8fad5b-d9cb-469f-a165-70867728950e',
    client_name: 'Reports',
    client_secret: '$pbkdf2-sha256$i=25000,l=32$AAEC$AAEC',
    client_secret_expires_at: 0,
    grant_types: ['client_credentials'],
    scope: 'reports.read reports.write',
    redirect_uris: null,
  }
  for (const text of [
    JSON.stringify([client]),
    JSON.stringify({ items: [client] }),
    `${JSON.stringify(client)}\n${JSON.stringify(client)}\n`,
  ]) {
    const [first] = read(text)
    expect(first).toMatchObject({
      clientId: client.client_id,
      type: 'machine',
      scopes: ['reports.read', 'reports.write'],
      secrets: [{ text: client.client_secret, expiresAt: '0', isDigest: false }],
    })
  }
})

test('clients of Auth0 are read', () => {
  const clients = [
    {
      client_id: 'aB1',
      name: 'Shop',
      app_type: 'regular_web',
      callbacks: ['https://s.example/cb'],
      client_secret: 's3',
    },
    { client_id: 'aB2', name: 'Phone', app_type: 'native', callbacks: ['https://p.example/cb'] },
    {
      client_id: 'aB3',
      name: 'Robot',
      app_type: 'non_interactive',
      grant_types: ['client_credentials'],
    },
  ]
  expect(read(JSON.stringify(clients)).map(({ type, name }) => `${type} ${name}`)).toEqual([
    'web Shop',
    'native Phone',
    'machine Robot',
  ])
})

test('clients of Duende IdentityServer are read, and of Django OAuth Toolkit', () => {
  const duende = {
    Clients: [
      {
        ClientId: 'ro.client',
        ClientName: 'Old robot',
        AllowedGrantTypes: ['client_credentials'],
        AllowedScopes: ['api1'],
        ClientSecrets: [
          {
            Value: 'pD/Y',
            Type: 'SharedSecret',
            Description: 'first',
            Expiration: '2031-01-01T00:00:00Z',
          },
        ],
      },
    ],
  }
  const [robot] = read(JSON.stringify(duende))
  expect(robot).toMatchObject({ clientId: 'ro.client', type: 'machine', scopes: ['api1'] })
  expect(robot?.secrets).toEqual([
    { name: 'first', text: 'pD/Y', isDigest: true, expiresAt: '2031-01-01T00:00:00Z' },
  ])
  const csv = [
    'client_id,client_secret,name,authorization_grant_type,client_type,redirect_uris',
    'abc,pbkdf2_sha256$1$a$b,"Say ""hi"", twice",authorization-code,confidential,"https://a.example/1,2\nhttps://a.example/3"',
  ].join('\r\n')
  expect(read(csv)).toMatchObject([
    {
      name: 'Say "hi", twice',
      type: 'web',
      redirectUris: ['https://a.example/1,2', 'https://a.example/3'],
      grantTypes: ['authorization_code'],
    },
  ])
})

test('a file that holds no clients says why', () => {
  for (const [text, why] of [
    ['', 'column'],
    ['[]', 'no clients'],
    ['{"a": 1', 'cut'],
    ['name;secret\na;b', 'client_id'],
    ['client_id,name\n"a,b', 'quotation'],
  ] as const) {
    expect(() => splitFile(text), text).toThrow(why)
  }
  expect(read('client_id;name\n42;Answer\n')).toMatchObject([{ clientId: '42', name: 'Answer' }])
})
