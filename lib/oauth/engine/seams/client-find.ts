import { type Client, type KoaContextWithOIDC, Provider } from '../../protocol/oidc-provider'

/**
 * The engine's own look-up: it builds a client from the adapter's answer, or from a metadata
 * document.
 */
export function engineFind({ Client }: Provider): (id: string) => Promise<Client | undefined> {
  return Client.find.bind(Client)
}

/**
 * The engine looks a client up by its id alone. Here the client also depends on the request: on the
 * secret that was sent, and on the version of the app's registration.
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
