import { receiptKeys } from '@/lib/rotation/receipt-keys'

/** The public keys that sign receipts of rotations and deliveries by webhook, for whoever verifies them. */
export async function GET(): Promise<Response> {
  const headers = {
    'cache-control': 'public, max-age=300',
    'content-type': 'application/jwk-set+json',
  }
  return new Response(JSON.stringify(await receiptKeys()), { headers })
}
