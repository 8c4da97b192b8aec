import { refusalOf } from './refusal-of'
import { streamed } from './streamed'

type StreamedFile = {
  name: string
  /** Its media type; the text is in UTF-8. */
  type: string
  chunks: AsyncGenerator<string, void, void>
  headers?: Readonly<Record<string, string>>
}

/**
 * A file to save, sent piece by piece. A refusal before the first piece is answered with its status
 * and sentence. `failed` says in the log what broke.
 */
export async function answerFile(
  failed: string,
  work: () => Promise<StreamedFile>,
): Promise<Response> {
  try {
    const { name, type, chunks, headers } = await work()
    return new Response(streamed(chunks), {
      headers: {
        ...headers,
        'cache-control': 'no-store',
        'content-type': `${type}; charset=utf-8`,
        'content-disposition': `attachment; filename="${name}"`,
      },
    })
  } catch (error) {
    const { status, sentence } = refusalOf(error, failed)
    return new Response(sentence, { status })
  }
}
