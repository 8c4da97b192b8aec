import { type Client, type KoaContextWithOIDC, Provider } from '../../protocol/oidc-provider'

/** The engine's own look-up: it builds a client of what the adapter, or a metadata document, says. */
export function engineFind({ Client }: Provider): (id: string) => Promise<Client | undefined> {
  return Client.find.bind(Client)
}

/**
 * The engine looks a client up by its id alone. Which client it is depends here on the request: on
 * the secret that came with it, and on the version of the app's registration.
 */
export function replaceFind(
  { Client }: Provider,
  find: (ctx: KoaContextWithOIDC, id: string) => Promise<Client | undefined>,
): void {
  Client.find = async (id) => {
    const { ctx } = Provider
    if (!ctx) throw new Error('lib/oauth: clients are found within a request only')
    return find(ctx, id)
  }
}
