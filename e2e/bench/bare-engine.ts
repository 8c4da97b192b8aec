import { createServer } from 'node:http'
import Provider from 'oidc-provider'
import { announce, FEATURES, ROUTES } from './contender'

// The yardstick: oidc-provider as it comes, one client in its configuration, tokens in memory.
// It forgets everything at the next start and cannot be run twice.

const client = { clientId: 'bench', clientSecret: 'a-secret-in-the-clear-as-the-engine-wants-it' }

const provider = new Provider('http://127.0.0.1', {
  clients: [
    {
      client_id: client.clientId,
      client_secret: client.clientSecret,
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
    },
  ],
  features: FEATURES,
  routes: ROUTES,
})

announce(createServer(provider.callback()), client)
