// Builds the app when what lies in out/ was made from other sources than the present ones.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNode } from './with-node.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const STAMP = path.join(root, 'out', 'built-from.txt')
const SINGLE = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'tsconfig.json']

/** One line for each source file, with its size and time: a changed, new or deleted file shows. */
async function fingerprint() {
  const below = await readdir(path.join(root, 'src'), { recursive: true, withFileTypes: true })
  const files = below.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name))
  const all = [...files, ...SINGLE.map(name => path.join(root, name))].sort()
  const hash = createHash('sha256')
  for (const file of all) {
    const { size, mtimeMs } = await stat(file)
    hash.update(`${path.relative(root, file)} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function build() {
  const tool = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const node = findNode()
  if (!node) return Promise.resolve({ code: 1, output: 'There is no Node that is new enough. Run "npm ci".' })
  return new Promise((resolve, reject) => {
    const child = spawn(node, [tool, 'build'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', text => {
        output += text
      })
    child.on('error', reject)
    child.on('exit', code => resolve({ code: code ?? 1, output }))
  })
}

/** Builds when needed, telling `before` first; returns whether it did. Throws with the tool's own words when it fails. */
export async function buildIfNeeded(before = () => undefined) {
  const now = await fingerprint()
  const built = existsSync(STAMP) ? await readFile(STAMP, 'utf8') : ''
  if (built === now) return false
  before()
  const { code, output } = await build()
  if (code !== 0) throw new Error(`The build failed:\n${output}`)
  await writeFile(STAMP, now)
  return true
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  buildIfNeeded().catch(error => {
    console.error(error.message)
    process.exit(1)
  })
