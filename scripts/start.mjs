// npm start: builds when needed, then opens Regrant with Electron where that can be had, else the same app in an
// installed Chromium through the loopback host, else prints the address. Says in one line which and why.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildIfNeeded } from './build-if-needed.mjs'
import { findElectron, systemAgainstElectron, thisSystem } from './electron-binary.mjs'
import { findNode } from './with-node.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
/** Electron that ends with an error so soon has not started: a missing library, a sandbox that the system forbids. */
const EARLY = 15_000

const USAGE = `npm start -- [--demo] [--no-open] [FOLDER]

  --demo      go straight into the demo workspace
  --no-open   open no window, only print the address
  FOLDER      open this workspace

REGRANT_SHELL=host uses an installed Chromium even where Electron is at hand, REGRANT_SHELL=electron tries Electron
whatever speaks against it, REGRANT_BROWSER names the browser, REGRANT_HOME the folder of workspaces (else "Regrant" in your own folder).`

const say = line => console.log(line)

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { demo: { type: 'boolean' }, 'no-open': { type: 'boolean' }, help: { type: 'boolean' } },
  })
  if (positionals.length > 1) throw new Error('Name one workspace folder at most.')
  if (values.demo && positionals.length > 0) throw new Error('Either --demo or a workspace folder, not both.')
  return { ...values, folder: positionals[0] }
}

/** Runs to the end and passes signals on; resolves with the exit code. */
function run(program, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', env })
    const pass = signal => child.kill(signal)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass)
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, pass)
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1))
    })
  })
}

/** Why it can't be Electron even where its binary is; undefined when nothing speaks against it. */
function reasonAgainstElectron(options) {
  if (options['no-open']) return 'no window was asked for'
  if (process.env.REGRANT_SHELL === 'host') return 'REGRANT_SHELL says so'
  if (process.env.REGRANT_SHELL === 'electron') return undefined
  return systemAgainstElectron(thisSystem())
}

async function startHost(node, options, because) {
  const args = [path.join('src', 'host', 'main.ts'), '--because', because]
  if (options.demo) args.push('--demo')
  if (options['no-open']) args.push('--no-open')
  if (options.folder) args.push('--', options.folder)
  return run(node, args)
}

async function startElectron(binary, options) {
  say(`Regrant opens with Electron (${path.relative(root, binary)}).`)
  const { ELECTRON_RUN_AS_NODE: _unused, ...env } = process.env
  const args = ['.', ...(options.demo ? ['--demo'] : []), ...(options.folder ? [options.folder] : [])]
  const started = Date.now()
  const code = await run(binary, args, env)
  return { code, failed: code !== 0 && Date.now() - started < EARLY }
}

async function main() {
  const options = readArguments()
  if (options.help) return say(USAGE)
  const node = findNode()
  if (!node)
    throw new Error('Regrant needs Node 22 or newer here. Install it, or run "npm ci" for the bundled one.')
  if (!existsSync(path.join(root, 'node_modules', 'electron-vite'))) throw new Error('Run "npm ci" first.')
  await buildIfNeeded(() => say('Building Regrant from its sources …'))
  const against = reasonAgainstElectron(options)
  const electron = against ? { why: against } : await findElectron(node, say)
  if (!electron.binary) return startHost(node, options, electron.why)
  const { code, failed } = await startElectron(electron.binary, options)
  return failed ? startHost(node, options, 'Electron did not start here') : code
}

main().then(
  code => process.exit(code ?? 0),
  error => {
    console.error(error.message)
    process.exit(1)
  },
)
