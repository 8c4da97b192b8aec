import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'

type Trace = (
  files: string[],
  options: { base: string; ignore: (path: string) => boolean },
) => Promise<{ fileList: Set<string> }>

const READ = /^(node_modules|\.next\/keyturn|lib\/people\/passwords)\//
/** What Next could import and does so only while it builds or in development. */
const OF_THE_BUILD =
  /^node_modules\/next\/dist\/(docs|compiled\/(webpack|babel[^/]*|@babel|terser|postcss[^/]*|sass[^/]*|less[^/]*|cssnano[^/]*|@vercel\/(nft|og)))\//
const OF_DEVELOPMENT = /\.map$|\.d\.ts$|\.runtime\.dev\.js$|-experimental\.runtime\./
const COMPILERS =
  /^node_modules\/(esbuild|@esbuild|typescript|tsx|prisma|@swc\/core|caniuse-lite)\//

/**
 * The files of packages that the compiled modules and the pages of `root` read, by their paths from there.
 * Next writes such a list for each page and for its own server. The rest is traced by the same tool,
 * `@vercel/nft`, as Next brings it.
 */
export async function tracedFiles(root: string, modules: string[]): Promise<string[]> {
  const { nodeFileTrace } = createRequire(import.meta.url)('next/dist/compiled/@vercel/nft') as {
    nodeFileTrace: Trace
  }
  const byNext = listsOf(join(root, '.next')).flatMap((list) => filesIn(root, list))
  const { fileList } = await nodeFileTrace(modules, {
    base: root,
    ignore: (path) =>
      !READ.test(path) || [OF_THE_BUILD, OF_DEVELOPMENT, COMPILERS].some((kind) => kind.test(path)),
  })
  return [...new Set([...byNext, ...fileList])].filter((path) => path.startsWith('node_modules/'))
}

function listsOf(built: string): string[] {
  const ofPages = readdirSync(join(built, 'server'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.nft.json'))
    .map((path) => join(built, 'server', path))
  return [...ofPages, join(built, 'next-server.js.nft.json')]
}

function filesIn(root: string, list: string): string[] {
  const { files } = JSON.parse(readFileSync(list, 'utf8')) as { files: string[] }
  return files.map((path) => relative(root, resolve(dirname(list), path)))
}
