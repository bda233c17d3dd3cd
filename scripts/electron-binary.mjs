// Finds Electron's binary, or has its package fetch it once: quickly told apart from a machine without a network.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = path.join(
  path.dirname(path.dirname(fileURLToPath(import.meta.url))),
  'node_modules',
  'electron',
)
const RELEASES = 'https://github.com/electron/electron/releases'
const REACH_LIMIT = 4000
const FETCH_LIMIT = 300_000

/** Path of the binary when it is there already; the package's own variable names another folder of it. */
function present() {
  const note = path.join(folder, 'path.txt')
  const elsewhere = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!elsewhere && !existsSync(note)) return undefined
  const name = existsSync(note) ? readFileSync(note, 'utf8') : 'electron'
  const binary = path.join(elsewhere ?? path.join(folder, 'dist'), name)
  return existsSync(binary) ? binary : undefined
}

/** False when the releases can't be reached at all; a mirror or a proxy is for the package itself to find. */
async function reachable() {
  const elsewhere = /^(npm_config_)?electron_mirror$|^https?_proxy$/i
  if (Object.keys(process.env).some(name => elsewhere.test(name))) return true
  try {
    await fetch(RELEASES, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(REACH_LIMIT) })
    return true
  } catch {
    // Whatever the reason, the binary can't be had now.
    return false
  }
}

function fetchBinary(node) {
  return new Promise(resolve => {
    const child = spawn(node, [path.join(folder, 'install.js')], { stdio: 'ignore' })
    const timer = setTimeout(() => child.kill(), FETCH_LIMIT)
    child.on('error', () => resolve(false))
    child.on('exit', code => {
      clearTimeout(timer)
      resolve(code === 0)
    })
  })
}

/** What of the system keeps Electron from opening a window; undefined when nothing does. */
export function systemAgainstElectron({ platform, env, uid }) {
  if (platform !== 'linux') return undefined
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no display'
  if (uid === 0) return 'Electron does not run its sandbox as root'
  return undefined
}

/** Why the end-to-end tests can't run in Electron too; undefined when they can. Nothing is fetched for them. */
export const testsWithoutElectron = (system, binary = present()) =>
  binary ? systemAgainstElectron(system) : 'there is no Electron binary here'

/** The running system, as the two functions above ask for it. */
export const thisSystem = () => ({
  platform: process.platform,
  env: process.env,
  uid: process.getuid?.(),
})

/** `{ binary }`, or `{ why }` when there is none. `say` is told before anything takes long. */
export async function findElectron(node, say) {
  if (!existsSync(folder)) return { why: 'the electron package is not installed' }
  const binary = present()
  if (binary) return { binary }
  if (!(await reachable()))
    return { why: "Electron's binary is not here and the network can't be reached to fetch it" }
  say("Fetching Electron's binary, once (about 110 MB) …")
  const fetched = (await fetchBinary(node)) ? present() : undefined
  return fetched ? { binary: fetched } : { why: "Electron's binary could not be fetched" }
}
