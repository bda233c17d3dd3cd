// Runs a command of this project on the Node that the project brings along (optional platform
// packages, one exact version) or, elsewhere, on the machine's own Node when it is new enough:
// the database driver crashes on older ones instead of reporting an error.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const MINIMUM_MAJOR = 22
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** Path of the Node to use, or undefined when neither the bundled nor the machine's own will do. */
export function findNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const require = createRequire(import.meta.url)
  try {
    const manifest = require.resolve(`node-${platform}-${process.arch}/package.json`)
    const binary = path.join(path.dirname(manifest), 'bin', platform === 'win' ? 'node.exe' : 'node')
    if (existsSync(binary)) return binary
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error
  }
  const major = Number(process.versions.node.split('.')[0])
  return major >= MINIMUM_MAJOR ? process.execPath : undefined
}

function main([target, ...args]) {
  const node = findNode()
  if (!node) {
    console.error(
      `Regrant needs Node ${MINIMUM_MAJOR} or newer here; this is ${process.versions.node}. Install it, or run "npm ci" so that the bundled one is there.`,
    )
    process.exit(1)
  }
  const local = path.join(root, 'node_modules', '.bin')
  const env = {
    // Every process and thread from source would translate and compile the same files anew; kept by their content,
    // that halves the time they take to start.
    NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'compiled'),
    ...process.env,
    PATH: [path.dirname(node), local, process.env.PATH].join(path.delimiter),
  }
  const child = spawn(node, [target, ...args], { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  main(process.argv.slice(2))
