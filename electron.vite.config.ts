import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { WORKER_SOURCES } from './src/backend/platform/worker-entries.ts'

const root = import.meta.dirname
const source = path.join(root, 'src')
const out = path.join(root, 'out')

const workers = Object.values(WORKER_SOURCES).map(file => path.join(source, 'backend/platform', file))

const WORKER_ADDRESS = /new URL\(\s*(['"])(\.\.?\/[^'"]+)\.ts\1,\s*import\.meta\.url\s*\)/g

/** Worker threads are started by address: each becomes an entry of its own, and its built file ends in `.js`. */
const workerFiles: Plugin = {
  name: 'regrant:worker-files',
  transform(code, id) {
    if (!id.startsWith(source)) return null
    if (id.endsWith('/backend/platform/worker-entries.ts'))
      return code.replaceAll(/(['"])(\.\.?\/[^'"]+)\.ts\1/g, '$1$2.js$1')
    return code.replaceAll(WORKER_ADDRESS, (_all, quote: string, file: string) => {
      this.emitFile({ type: 'chunk', id: path.resolve(path.dirname(id), `${file}.ts`) })
      return `new URL(${quote}${file}.js${quote}, import.meta.url)`
    })
  },
}

/** The sources are ES modules throughout: the shim would declare `require` a second time where a file makes its own. */
const withoutShim: Plugin = {
  name: 'regrant:without-shim',
  configResolved({ plugins }) {
    const shim = plugins.findIndex(({ name }) => name === 'vite:esm-shim')
    if (shim >= 0) (plugins as Plugin[]).splice(shim, 1)
  },
}

export default defineConfig({
  main: {
    plugins: [workerFiles, withoutShim],
    build: {
      // One built file for each source file, in the same folders: addresses of workers and resources, which are
      // relative to the file that names them, stay right.
      outDir: out,
      minify: false,
      rollupOptions: {
        input: [path.join(source, 'main/index.ts'), path.join(source, 'main/backend/entry.ts'), ...workers],
        output: {
          format: 'es',
          preserveModules: true,
          preserveModulesRoot: source,
          entryFileNames: '[name].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: path.join(out, 'preload'),
      // A sandboxed preload script can require nothing but Electron, so it is one file.
      externalizeDeps: false,
      rollupOptions: {
        input: path.join(source, 'preload/index.ts'),
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: path.join(source, 'renderer'),
    plugins: [react()],
    build: {
      outDir: path.join(out, 'renderer'),
      // Not Electron's own version: the host shows the same page in whatever Chromium is installed.
      target: 'chrome120',
      minify: 'oxc',
      // Nothing becomes a data: address: the content policy allows fonts and scripts from our own files only.
      assetsInlineLimit: 0,
      rollupOptions: { input: path.join(source, 'renderer/index.html') },
    },
  },
})
